-- The employer's list of name cards asks for each invitation where the agreement made of it stands.
create index agreement_of_invitation on agreement (school_id, invitation_id) where invitation_id is not null;
-- Tickets that earlier answers kept: whoever reads the table must not be able to use them.
update request set answer = 'null' where action in ('account.inviteOperator', 'account.issuePasswordLink', 'account.registerEmployerFor', 'account.startBinding');
