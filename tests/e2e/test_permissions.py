# test_permissions.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a guest may not do, in each section: only looking: Reader.test_console … test_activity · nothing at all: Stranger.test_sections ·
a right taken away while the page is open: Loser.test_…, while a question is: Loser.test_asked_…  (files: test_files.py, users: test_users.py)"""

import unittest

from driver import has
from pages import find_all, name_of, wait
from server import ServerTest

LOOKS = ('websocket.connect', 'file.read', 'file.read-content', 'backup.read', 'schedule.read', 'database.read', 'allocation.read', 'user.read',
         'startup.read', 'activity.read')


class GuestTest(ServerTest):
    """Acts as alice, who gets the rights that are given."""

    key = 'user'
    rights = LOOKS

    def begin(self):
        self.start_with(self.key, *self.arguments)
        self.server = self.find_server(self.server_name)
        self.alice = next(item['attributes'] for item in self.ask('users')['data'] if item['attributes']['username'] == 'alice')
        self.grant(self.rights)
        self.ask('backups', {'name': 'of the owner'})
        fields = {'name': 'of the owner', 'minute': '0', 'hour': '5', 'day_of_month': '*', 'month': '*', 'day_of_week': '*', 'is_active': True}
        self.ask('schedules', fields)
        self.call('network/allocations', b'', 'POST')
        self.app.key('F5')
        self.open_server(self.server_name)

    def grant(self, rights):
        """What alice may do from now on."""
        alice = next(item['attributes'] for item in self.ask('users')['data'] if item['attributes']['username'] == 'alice')
        self.ask('users/' + alice['uuid'], {'email': alice['email'], 'permissions': list(rights)})

    def titles(self):
        return [name_of(button) for button in find_all(self.app.find('filler', 'PteroSectionList'), 'push button')]


class Reader(GuestTest):
    def not_offered(self, *verbs):
        for verb in verbs:
            self.assertEqual(self.app.buttons(verb, self.front()), [], verb)

    def test_console(self):
        """The output is shown, but nothing can be sent, and the server not be started or stopped."""
        part = self.section('Console', 'PteroConsoleView')
        wait(lambda: not has(find_all(part, 'filler', 'PteroConsoleEntry')[0], 'SENSITIVE'), what='the entry to be of no use')
        for verb in ('Start', 'Restart', 'Stop'):
            self.assertEqual(self.app.buttons(verb), [], verb)

    def test_backups(self):
        self.section('Backups')
        self.refuses('New Backup…', 'lacks the permission “backup.create”')
        self.choose('of the owner')
        self.not_offered('Download…', 'Restore…', 'Lock', 'Delete…')
        self.use('Details')
        self.app.press('Close', within=self.dialog('Backup'))
        self.closed()

    def test_schedules(self):
        self.section('Schedules')
        self.refuses('New Schedule…', 'lacks the permission “schedule.create”')
        self.choose('of the owner')
        self.not_offered('Run Now', 'Edit…', 'Turn On', 'Turn Off', 'Delete…')
        self.use_menu('of the owner', 'View…')
        self.dialog('Schedule')
        self.dialog_says('^This account may not change it$')
        self.app.press('Close', within=self.dialog())
        self.closed()

    def test_databases(self):
        self.section('Databases')
        self.refuses('New Database…', 'lacks the permission “database.create”')
        self.choose('s1_world')
        self.not_offered('Delete…')
        self.use('Details')
        self.dialog('s1_world')
        self.dialog_says('^Hidden from your account$')
        self.assertEqual(self.app.buttons('Change Password…', self.dialog()), [])
        self.app.press('Close', within=self.dialog())
        self.closed()

    def test_network(self):
        self.section('Network')
        wait(lambda: len(self.rows()) == 2, what='two ports')
        self.choose(next(row[1] for row in self.rows() if 'Primary' not in row))
        self.not_offered('Add Port', 'Edit Notes…', 'Make Primary', 'Remove…')

    def test_users(self):
        self.section('Users')
        self.refuses('Invite…', 'lacks the permission “user.create”')
        self.choose('alice@example.com')
        self.not_offered('Remove…')

    def test_startup(self):
        part = self.section('Startup', 'PteroStartup')
        self.says('^You have no permission to change them$', 'PteroStartup')
        self.says('You have no permission to change it', 'PteroStartup')
        entry = wait(lambda: find_all(part, 'text', 'Server Jar File'), what='a variable')[0]
        self.assertFalse(has(entry, 'SENSITIVE'))

    def test_settings(self):
        part = self.section('Settings', 'PteroServerSettings')
        self.says('^You have no permission to change this$', 'PteroServerSettings')
        self.says('^You have no permission to use SFTP here$', 'PteroServerSettings')
        self.says('^You have no permission to reinstall the server$', 'PteroServerSettings')
        for verb in ('Edit…', 'Open in Files', 'Reinstall…'):
            self.assertEqual(self.app.buttons(verb, part), [], verb)


class Stranger(GuestTest):
    rights = ('websocket.connect',)

    def test_sections(self):
        """What may not even be looked at is no section."""
        for title in ('Files', 'Backups', 'Schedules', 'Databases', 'Network', 'Users', 'Startup', 'Activity'):
            self.assertNotIn(title, self.titles())
        self.assertIn('Console', self.titles())


class Loser(GuestTest):
    """Each right is there when the page is opened and gone when it is used: that is said, and nothing that was filled in is lost."""

    rights = (*LOOKS, 'backup.create', 'backup.delete', 'backup.restore', 'schedule.create', 'schedule.update', 'database.create', 'database.delete',
              'allocation.create', 'allocation.update', 'allocation.delete', 'user.create', 'user.delete', 'startup.update', 'settings.rename',
              'settings.reinstall')
    refusal = '^This key has no right to do this'

    def setUp(self):
        super().setUp()
        self.grant(self.rights)

    def try_form(self, section, verb, title, name, action, kind=None):
        part = self.section(section, kind)
        self.app.press(verb, within=part)
        self.dialog(title)
        self.fill(name, 'too_late@example.com' if name == 'E-mail' else 'too_late')
        self.grant(LOOKS)
        self.app.press(action, within=self.dialog())
        self.dialog_says(self.refusal)
        self.assertIn('too_late', self.value(name))
        self.discard()

    def test_backups(self):
        self.try_form('Backups', 'New Backup…', 'New Backup', 'Name', 'Create')

    def test_schedules(self):
        self.try_form('Schedules', 'New Schedule…', 'New Schedule', 'Name', 'Create')

    def test_databases(self):
        self.try_form('Databases', 'New Database…', 'New Database', 'Name', 'Create')

    def test_users(self):
        self.try_form('Users', 'Invite…', 'Invite a Person', 'E-mail', 'Invite')

    def test_settings(self):
        self.try_form('Settings', 'Edit…', 'Name and Description', 'Name', 'Save', 'PteroServerSettings')

    def test_network(self):
        self.section('Network')
        wait(lambda: len(self.rows()) == 2, what='two ports')
        self.choose(next(row[1] for row in self.rows() if 'Primary' not in row))
        self.grant(LOOKS)
        self.use('Make Primary')
        self.app.toast(self.refusal[1:])

    def test_startup(self):
        part = self.section('Startup', 'PteroStartup')
        self.fill('Server Jar File', 'late.jar')
        self.grant(LOOKS)
        self.app.press('Apply', within=part)
        self.says(self.refusal, 'PteroStartup')
        self.app.press('Discard the Change', within=part)

    def try_question(self, section, row, verb, answer, name=None, refusal=refusal[1:]):
        """What is agreed to too late is refused in words, and what it is about stays."""
        self.section(section)
        self.app.key('F5')
        self.row_with(row, timeout=60)
        self.choose(row)
        self.use(verb)
        self.dialog()
        self.grant(LOOKS)
        if name is None:
            self.send(answer)
        else:
            self.type_name(name, answer)
        self.app.toast(refusal)
        self.row_with(row)

    def complete(self):
        wait(lambda: all(item['attributes']['completed_at'] for item in self.ask('backups')['data']), 60, 'the backup to be complete')

    def test_asked_backups(self):
        self.complete()
        self.try_question('Backups', 'of the owner', 'Delete…', 'Delete', refusal='^The key does not allow this')
        self.assertEqual(len(self.ask('backups')['data']), 1)

    def test_asked_restore(self):
        self.complete()
        self.try_question('Backups', 'of the owner', 'Restore…', 'Restore')
        self.assertIsNone(self.ask('')['attributes']['status'])

    def test_asked_databases(self):
        self.try_question('Databases', 's1_world', 'Delete…', 'Delete', 's1_world')
        self.assertEqual(len(self.ask('databases')['data']), 1)

    def test_asked_network(self):
        self.section('Network')
        wait(lambda: len(self.rows()) == 2, what='two ports')
        self.try_question('Network', next(row[1] for row in self.rows() if 'Primary' not in row), 'Remove…', 'Remove')
        self.assertEqual(len(self.ask('network/allocations')['data']), 2)

    def test_asked_users(self):
        self.ask('users', {'email': 'mate@example.com', 'permissions': ['websocket.connect']})
        self.try_question('Users', 'mate@example.com', 'Remove…', 'Remove')
        self.assertIn('mate@example.com', [item['attributes']['email'] for item in self.ask('users')['data']])

    def test_asked_settings(self):
        part = self.section('Settings', 'PteroServerSettings')
        self.app.press('Reinstall…', within=part)
        self.dialog('Reinstall the Server?')
        self.grant(LOOKS)
        self.type_name(self.server_name, 'Reinstall')
        self.app.toast(self.refusal[1:])
        self.assertIsNone(self.ask('')['attributes']['status'])
        self.says('^Reinstall…$|^You have no permission to reinstall the server$', 'PteroServerSettings')


if __name__ == '__main__':
    unittest.main()
