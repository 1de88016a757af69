import { addStudent, studentForm } from './add-student'
import { apply, preview, template, upload } from './import'
import { progress } from './progress'

export const rosterActions = {
  'roster.upload': upload,
  'roster.preview': preview,
  'roster.apply': apply,
  'roster.progress': progress,
  'roster.template': template,
  'roster.studentForm': studentForm,
  'roster.addStudent': addStudent,
}
