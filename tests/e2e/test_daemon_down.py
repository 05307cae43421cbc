# test_daemon_down.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What happens in each section when the daemon goes down while it is open (files: test_files.py)."""

import unittest

from pages import find_all, wait
from server import ServerTest


class DaemonDown(ServerTest):
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
        self.start_form('Users', 'Invite…', 'Invite a Person', 'E-mail', text='in_time@example.com')
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
        self.app.toast(self.words)
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


if __name__ == '__main__':
    unittest.main()
