import { addStudent, studentForm } from './add-student'
import { apply, preview, template, upload } from './import'

export const rosterActions = {
  'roster.upload': upload,
  'roster.preview': preview,
  'roster.apply': apply,
  'roster.template': template,
  'roster.studentForm': studentForm,
  'roster.addStudent': addStudent,
}
