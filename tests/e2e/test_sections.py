# test_sections.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from driver import NotFound, extents, has, text_of
from pages import PagesTest, find_all, name_of, wait


class Sections(PagesTest):
    def start_server(self, key='admin', name='Survival'):
        """Opens the tab of a server that may have three backups and three databases."""
        self.start_with(key, '--servers', '13')
        self.server = next(line.split(' ')[0] for line in self.panel.tell('list', '13').split('\t') if line.endswith(' ' + name))
        self.open_server(name)

    def confirm(self, verb):
        self.app.press(verb, within=self.dialog())
        self.closed()

    def create_backup(self, name):
        self.use('New Backup…')
        self.dialog('New Backup')
        self.fill('Name', name)
        self.confirm('Create')
        self.row_with(name)

    def test_backups(self):
        """A backup is made and completed, locked and so not deleted, unlocked and deleted. A third one comes too soon."""
        self.start_server()
        self.section('Backups')
        self.says('^0 of 3 backups$')
        self.create_backup('before the event')
        self.row_with('before the event', 'Complete', timeout=60)
        self.choose('before the event')
        self.use('Lock')
        self.row_with('before the event', 'Locked')
        self.choose('before the event')
        self.assertEqual(self.app.buttons('Delete…', self.front()), [])
        self.use('Unlock')
        wait(lambda: 'Locked' not in self.rows()[0], what='the backup to be unlocked')
        self.choose('before the event')
        self.use('Delete…')
        self.confirm('Delete')
        self.no_row_with('before the event')
        self.create_backup('once more')
        self.use('New Backup…')
        self.app.press('Create', within=self.dialog('New Backup'))
        self.dialog_says('^The panel allows no more requests for now; try again in ')
        self.confirm('Cancel')

    def test_backups_full(self):
        self.start_server(name='Palworld Coop')
        self.section('Backups')
        self.says('^0 of 1 backup$')
        self.create_backup('the only one')
        self.says('^1 of 1 backup$')
        self.refuses('New Backup…', 'all the backups it may have')

    def test_schedules(self):
        """A schedule with a preset and a task is made, run, turned off and deleted."""
        self.start_server()
        self.section('Schedules')
        self.use('New Schedule…')
        self.dialog('New Schedule')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.fill('Name', 'Announce')
        self.pick('Presets', 'Every 15 Minutes')
        self.dialog_says('^Every 15 minutes$')
        self.pick('Add Task', 'Send Command…')
        self.dialog('Send Command')
        self.fill('Command', 'say restart at five')
        self.app.press('Add', within=self.dialog())
        self.dialog_says('^1 of 10$')
        self.app.press('Create', within=self.dialog('New Schedule'))
        self.closed()
        self.row_with('Announce', 'Every 15 minutes', 'Active', 'Never')
        self.choose('Announce')
        self.use('Run Now')
        wait(lambda: 'Never' not in self.row_texts('Announce'), 30, 'the schedule to run')
        self.choose('Announce')
        self.use('Turn Off')
        self.row_with('Announce', 'Off')
        self.choose('Announce')
        self.use('Delete…')
        self.confirm('Delete')
        self.no_row_with('Announce')

    def test_databases_and_network(self):
        """A database is made, its password shown, and it is deleted by its name; a port is added, noted and removed."""
        self.start_server()
        self.section('Databases')
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', 'no/slash')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)letters')
        self.assertEqual(self.value('Name'), 'no/slash')
        self.fill('Name', 'plugins')
        self.app.press('Create', within=self.dialog())
        details = self.dialog('s1_plugins')
        hidden = wait(lambda: find_all(details, 'label', pattern='^•+$'), what='a hidden password')[0]
        self.app.press('Show Password', within=details)
        wait(lambda: len(name_of(hidden)) > 8 and '•' not in name_of(hidden), what='the password')
        password = name_of(hidden)
        self.app.press('Close', within=details)
        self.closed()
        self.choose('s1_plugins')
        self.use('Delete…')
        self.dialog('Delete Database?')
        self.type_name('s1_plugins')
        self.no_row_with('s1_plugins')
        self.assertNotIn(password, self.app.read_log())

        self.section('Network')
        self.use('Add Port')
        wait(lambda: len(self.rows()) == 2, what='a second port')
        port = next(row[1] for row in self.rows() if 'Primary' not in row)
        self.choose(port)
        self.use('Edit Notes…')
        self.dialog()
        self.fill('Notes', 'voice <chat> & more')
        self.confirm('Save')
        self.row_with(port, 'voice <chat> & more')
        self.refuses('Add Port', 'all the 2 ports it may have')
        self.choose(port)
        self.use('Remove…')
        self.confirm('Remove')
        self.no_row_with(port)

    def test_users_to_activity(self):
        """Somebody is invited, a variable changed, the server renamed: the activity has all of it."""
        self.start_server()
        self.section('Users')
        self.use('Invite…')
        self.dialog('Invite a Person')
        self.fill('E-Mail', 'nobody')
        self.app.press('Operator', within=self.dialog())
        self.dialog_says(r'^1\d of 40 permissions')
        self.app.press('Invite', within=self.dialog())
        self.dialog_says('^An e-mail address, e.g. ')
        self.fill('E-Mail', 'mate@example.com')
        self.confirm('Invite')
        self.row_with('mate@example.com')
        self.choose('mate@example.com')
        self.use('Remove…')
        self.confirm('Remove')
        self.no_row_with('mate@example.com')

        part = self.section('Startup', 'PteroStartup')
        self.fill('Server Jar File', 'a-jar-of-a-name-too-long.jar')
        self.says('^20 characters at most$', 'PteroStartup')
        self.assertEqual(self.app.buttons('Apply', part), [])
        self.fill('Server Jar File', 'paper.jar')
        self.app.press('Apply', within=part)
        self.app.label('^Saved. It takes effect')
        self.says(r'-jar paper\.jar$', 'PteroStartup')

        part = self.section('Settings', 'PteroServerSettings')
        self.app.press('Edit…', within=part)
        self.dialog()
        self.fill('Name', 'Survival <Two>')
        self.confirm('Save')
        self.says('^Survival <Two>$', 'PteroServerSettings')

        self.section('Activity')
        for what in ('Invited mate@example.com', 'Changed the variable SERVER_JARFILE from “server.jar” to “paper.jar”',
                     'Renamed the server from “Survival” to “Survival <Two>”'):
            self.row_with(what)

    def output(self):
        view = [node for node in find_all(self.front('PteroConsoleView'), 'text') if extents(node).height > 100]
        return text_of(view[0]) if view else ''

    def test_console(self):
        """A command is answered; when the connection breaks, the console says so and goes on."""
        self.start_server()
        part = self.section('Console', 'PteroConsoleView')
        self.pick('Console Menu', 'Plain Text')
        wait(lambda: self.output(), what='the output of the server')
        self.fill('Command', 'say good evening')
        self.app.press('Send', within=part)
        wait(lambda: 'good evening' in self.output(), what='the answer to the command')
        self.panel.tell('stop')
        self.says('^The console is not connected, trying again soon$', 'PteroConsoleView')
        self.panel.tell('start')
        self.app.gone(pattern='^The console is not connected', timeout=60)
        self.fill('Command', 'say welcome back')
        self.app.press('Send', within=part)
        wait(lambda: 'welcome back' in self.output(), what='the answer to the command')

    def test_subuser(self):
        """What the account may not do is not offered, or refused with the permission it lacks."""
        self.start_server('user')
        titles = [name_of(button) for button in find_all(self.app.find('filler', 'PteroSectionList'), 'push button')]
        self.assertIn('Backups', titles)
        self.assertNotIn('Users', titles)
        self.assertNotIn('Network', titles)
        self.section('Backups')
        self.refuses('New Backup…', 'lacks the permission “backup.create”')
        self.section('Databases')
        self.refuses('New Database…', 'lacks the permission “database.create”')
        part = self.section('Startup', 'PteroStartup')
        self.says('^You have no permission to change them$', 'PteroStartup')
        entry = wait(lambda: find_all(part, 'text', 'Server Jar File'), what='a variable')[0]
        self.assertFalse(has(entry, 'EDITABLE') and has(entry, 'SENSITIVE'))

    def test_suspended(self):
        """A server that is suspended while its page is open says so; what was asked of it is refused in words."""
        self.start_server()
        self.section('Backups')
        self.panel.tell('status', self.server, 'suspended')
        self.use('New Backup…')
        self.dialog('New Backup')
        self.fill('Name', 'too late')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)suspended')
        self.assertEqual(self.value('Name'), 'too late')
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()
        self.panel.tell('status', self.server, 'none')
        self.create_backup('in time')
        self.panel.tell('status', self.server, 'suspended')
        self.pick('Server Menu', 'Refresh')
        self.app.press('Unsuspend', 30)
        self.app.label('^The server is unsuspended$')
        self.row_with('in time')

    def is_lifted(self):
        try:
            return self.front()
        except NotFound:
            return None

    def test_conflicts(self):
        """What happens to a server takes the place of its sections, and gives it back by itself."""
        self.start_server()
        self.section('Backups')
        for status, text in (('installing', 'The panel is running the install script'), ('install_failed', 'The install script ended with an error'),
                             ('restoring_backup', 'The panel is restoring a backup'), ('transferring', 'The panel is moving this server away')):
            self.panel.tell('status', self.server, status)
            self.app.key('F5')
            self.app.label('^' + text)
            self.panel.tell('status', self.server, 'none')
            if status == 'install_failed':  # nothing is under way that would end
                self.app.key('F5')
            wait(self.is_lifted, 60, f'{status!r} to be over')
            self.says('^0 of 3 backups$')

    def test_daemon_down(self):
        """While the daemon of the machine is down, what needs it is refused in words, and works again afterwards."""
        self.start_server()
        self.section('Backups')
        self.panel.tell('faults', 'daemon-down')
        self.use('New Backup…')
        self.dialog('New Backup')
        self.fill('Name', 'patient')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)daemon|machine|node')
        self.panel.tell('faults')
        self.confirm('Create')
        self.row_with('patient')


if __name__ == '__main__':
    unittest.main()
