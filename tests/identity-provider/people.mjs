// Who can sign in; any password will do.
const people = {
  vera: { name: 'Vera Viewer', roles: ['Portal.Viewer'] },
  einar: { name: 'Einar Editor', roles: ['Portal.Editor'] },
  fredrik: { name: 'Fredrik Finance', roles: ['Portal.Finance'] },
  ada: { name: 'Ada Admin', roles: ['Portal.Admin'] },
  both: { name: 'Bodil Begge', roles: ['Portal.Editor', 'Portal.Finance', 'Another.App.Admin'] },
  nobody: { name: 'Ingen Rolle' },
  grouped: { name: 'Grete Gruppe', groups: ['99999999-0000-0000-0000-000000000001', '99999999-0000-0000-0000-00000000000f'] },
  overfull: { name: 'Mange Grupper', _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'https://graph.example/groups' } } },
  nameless: { roles: ['Portal.Viewer'] },
};

const ids = Object.keys(people);

/** The claims as Entra names them; oid is the same in every app, sub is this app's own. */
export function claimsOf(id, tenant) {
  return {
    sub: `sub-${id}`,
    oid: `aaaaaaaa-0000-0000-0000-${String(ids.indexOf(id) + 1).padStart(12, '0')}`,
    tid: tenant,
    ver: '2.0',
    preferred_username: `${id}@example.test`,
    login_hint: `hint-${id}`,
    ...people[id],
  };
}
