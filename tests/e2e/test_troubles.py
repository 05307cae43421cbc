# test_troubles.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What goes wrong while a section is open. The daemon is down: DaemonDown.test_… for each · a conflict state: Conflicts.test_states, and what is
asked then in each section: Conflicts.test_refused_… · suspended: Conflicts.test_suspended  (files: test_files.py)"""

import unittest

from pages import find_all, wait
from server import ServerTest

STATES = (('installing', 'The panel is running the install script'), ('install_failed', 'The install script ended with an error'),
          ('reinstall_failed', 'The install script ended with an error'), ('restoring_backup', 'The panel is restoring a backup'),
          ('transferring', 'The panel is moving this server away'))


class TroubleTest(ServerTest):
    def dismiss(self):
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()

    def start_form(self, section, verb, title, name, kind=None, text='in_time'):
        """Fills in a form of a section."""
        self.app.press(verb, within=self.section(section, kind))
        self.dialog(title)
        self.fill(name, text)


class DaemonDown(TroubleTest):
    """What needs the daemon is refused in words and works afterwards, what does not works meanwhile, and what is shown stays."""

    words = '(?i)daemon|machine|node'

    def setUp(self):
        super().setUp()
        self.panel.tell('faults')

    def test_backups(self):
        self.start_form('Backups', 'New Backup…', 'New Backup', 'Name')
        self.panel.tell('faults', 'daemon-down')
        self.app.press('Create', within=self.dialog())
        self.dialog_says(self.words)
        self.assertEqual(self.value('Name'), 'in_time')
        self.panel.tell('faults')
        self.send('Create')
        self.row_with('in_time')

    def test_schedules(self):
        self.section('Schedules')
        self.panel.tell('faults', 'daemon-down')
        self.start_form('Schedules', 'New Schedule…', 'New Schedule', 'Name')
        self.send('Create')
        self.row_with('in_time')

    def test_databases_and_network(self):
        self.section('Databases')
        self.row_with('s1_world')
        self.panel.tell('faults', 'daemon-down')
        self.app.key('F5')
        self.row_with('s1_world')
        self.section('Network')
        wait(lambda: len(self.rows()) == 1, what='a port')
        self.app.key('F5')
        self.use('Add Port')
        wait(lambda: len(self.rows()) == 2, what='a second port')

    def test_users(self):
        self.section('Users')
        self.row_with('alice@example.com')
        self.panel.tell('faults', 'daemon-down')
        self.start_form('Users', 'Invite…', 'Invite a Person', 'E-Mail', text='in_time@example.com')
        self.app.press('View Only', within=self.dialog())
        self.send('Invite')
        self.row_with('in_time@example.com')

    def test_startup_and_settings(self):
        part = self.section('Startup', 'PteroStartup')
        self.panel.tell('faults', 'daemon-down')
        self.fill('Server Jar File', 'down.jar')
        self.app.press('Apply', within=part)
        self.says(r'-jar down\.jar$', 'PteroStartup')
        part = self.section('Settings', 'PteroServerSettings')
        self.app.press('Reinstall…', within=part)
        self.dialog('Reinstall the Server?')
        self.type_name('Survival', 'Reinstall')
        self.app.label(self.words)
        self.section('Activity', 'PteroActivity')
        wait(lambda: len(self.rows()) > 3, what='the activity')

    def test_console(self):
        part = self.section('Console', 'PteroConsoleView')
        self.panel.tell('faults', 'daemon-down')
        self.app.key('F5')
        self.app.label('^The panel cannot reach the node', 60)
        for verb in ('Start', 'Restart', 'Stop'):
            self.assertEqual(self.app.buttons(verb), [], verb)
        self.assertGreater(len(find_all(part, 'filler', 'PteroConsoleOutput')), 0)
        self.panel.tell('faults')
        self.app.key('F5')
        self.app.press('Restart', 60)
        wait(lambda: not self.app.buttons('Restart'), what='the server to restart')
        wait(lambda: self.app.buttons('Restart'), 60, 'the server to run')


class Conflicts(TroubleTest):
    def setUp(self):
        super().setUp()
        self.panel.tell('status', self.server, 'none')

    def test_states(self):
        """What happens to a server takes the place of its sections, and gives it back by itself."""
        self.section('Backups')
        for status, text in STATES:
            self.panel.tell('status', self.server, status)
            self.app.key('F5')
            self.app.label('^' + text)
            self.panel.tell('status', self.server, 'none')
            if status.endswith('failed'):  # nothing is under way that would end
                self.app.key('F5')
            self.lifted(60)
            self.says('^No Backups$')  # not that they could not be loaded meanwhile

    def refused(self, status, words, *form, verb='Create'):
        """What is asked while something happens is refused in words, and what was filled in is kept."""
        self.start_form(*form)
        self.panel.tell('status', self.server, status)
        self.app.press(verb, within=self.dialog())
        self.dialog_says(words)
        self.assertIn('in_time', self.value(form[3]))
        self.panel.tell('status', self.server, 'none')
        self.dismiss()
        self.app.key('F5')

    def test_refused_backups(self):
        self.refused('installing', '(?i)install', 'Backups', 'New Backup…', 'New Backup', 'Name')

    def test_refused_schedules(self):
        self.refused('restoring_backup', '(?i)restor', 'Schedules', 'New Schedule…', 'New Schedule', 'Name')

    def test_refused_databases(self):
        self.refused('transferring', '(?i)transfer|mov', 'Databases', 'New Database…', 'New Database', 'Name')

    def test_refused_settings(self):
        self.refused('suspended', '(?i)suspend', 'Settings', 'Edit…', 'Name and Description', 'Name', 'PteroServerSettings', verb='Save')

    def test_suspended(self):
        """A server that is suspended while its page is open says so; an administrator takes it back."""
        self.section('Backups')
        self.panel.tell('status', self.server, 'suspended')
        self.app.key('F5')
        self.app.press('Unsuspend', 30)
        self.lifted()
        self.says('^0 of 3 backups$')


if __name__ == '__main__':
    unittest.main()
