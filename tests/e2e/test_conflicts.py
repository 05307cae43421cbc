# test_conflicts.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What happens to a server while its page is open. Each state: Conflicts.test_states, test_maintenance, test_suspended · what is asked then in a
section: Conflicts.test_refused_… · log of an installation, notification when it is over: Conflicts.test_installing"""

import json
import unittest
import urllib.request

from driver import wait
from notifications import Notifications
from server import ServerTest

STATES = (('installing', 'The panel is running the install script'), ('install_failed', 'The install script ended with an error'),
          ('reinstall_failed', 'The install script ended with an error'), ('restoring_backup', 'The panel is restoring a backup'),
          ('transferring', 'The panel is moving this server away'))


class Conflicts(ServerTest):
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

    def test_installing(self):
        """The log of an installation is shown as it comes; who closes the tab is told when it is over, and led back."""
        desktop = Notifications()
        self.addCleanup(desktop.end)
        self.panel.tell('job-time', '4000')  # a busy machine takes its time to look
        self.addCleanup(self.panel.tell, 'job-time', '1000')
        self.section('Console', 'PteroConsoleView')
        self.section('Backups')
        self.call('settings/reinstall', {}, method='POST')
        self.app.key('F5')
        self.app.label('^Install Log$')
        self.app.label(r'^[2-9] lines · ')
        self.picture()
        self.app.press('Copy')
        self.app.press('Notify Me When Done')
        self.app.toast('^Log copied$')
        self.app.key('ctrl+w')
        self.app.gone(None, 'Install Log')
        wait(lambda: desktop.texts, 60, 'a notification')
        self.assertEqual(desktop.texts[0][0], self.server_name)
        self.assertRegex(desktop.texts[0][1], r'^The installation is finished\. \(Northwind\)$')
        desktop.click()
        self.lifted(60)
        self.assertEqual(len(desktop.texts), 1)

    def refused(self, status, words, *form, verb='Create'):
        """What is asked while something happens is refused in words, and what was filled in is kept."""
        self.start_form(*form)
        self.panel.tell('status', self.server, status)
        self.app.press(verb, within=self.dialog())
        self.dialog_says(words)
        self.assertIn('in_time', self.value(form[3]))
        self.panel.tell('status', self.server, 'none')
        self.discard()
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

    def set_maintenance(self, on):
        """Turns the maintenance of the node on or off, as an administrator does."""
        def call(path, data=None):
            headers = {'Authorization': f'Bearer {self.panel.application}', 'Accept': 'application/json', 'Content-Type': 'application/json'}
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            request = urllib.request.Request(f'{self.panel.address}/api/application/{path}', data, headers, method='PATCH' if data else 'GET')
            with opener.open(request) as answer:
                return json.loads(answer.read())
        name = self.ask('')['attributes']['node']
        node = next(item['attributes'] for item in call('nodes')['data'] if item['attributes']['name'] == name)
        call(f"nodes/{node['id']}", json.dumps({**node, 'maintenance_mode': on}).encode())

    def test_maintenance(self):
        """While its node is under maintenance the server says so."""
        self.section('Backups')
        self.set_maintenance(True)
        self.app.key('F5')
        self.app.label('(?i)maintenance', 30)
        self.set_maintenance(False)
        self.app.key('F5')
        self.lifted(60)
        self.says('^No Backups$')


if __name__ == '__main__':
    unittest.main()
