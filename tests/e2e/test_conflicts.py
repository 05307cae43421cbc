# test_conflicts.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What happens to a server while its page is open. Each state: Conflicts.test_states, test_maintenance, test_suspended · what is asked then in a
section: Conflicts.test_refused_… · hostile log of an installation, events while another section is in front: Conflicts.test_hostile, test_closed ·
log of an installation, notification when it is over: Conflicts.test_installing · a question about a server that is deleted meanwhile: Gone"""

import json
import re
import time
import unittest
import urllib.request

from driver import NotFound, children, find_all, has, run, text_of, wait
from notifications import Notifications
from server import ServerTest

STATES = (('installing', 'The panel is running the install script'), ('install_failed', 'The install script ended with an error'),
          ('reinstall_failed', 'The install script ended with an error'), ('restoring_backup', 'The panel is restoring a backup'),
          ('transferring', 'The panel is moving this server away'))

HOSTILE = (  # escaped as in C
    r'\033]0;owned\007one', r'\033[2J\033[Htwo', r'\033[6n\033[cthree', r'\033]52;c;aGk=\007four', r'\033]8;;http://example.com\007five\033]8;;\007',
    r'\033Pq#0;2;0;0;0\033\\six', r'\001\002\016\017\010\177seven', r'\302\2332Jeight', r'\342\200\256nine', r'\033[38;5;999999999999mten', r'\033[',
    r'eleven\r\033[Ktwelve', r'<b>&amp;</i>', 'x' * 200000)
CONTROL = re.compile('[\0-\x08\x0b-\x1f\x7f-\x9f]')


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

    def test_hostile(self):
        """Whatever an installation prints, and however much of it at once, is text; the page can be used meanwhile."""
        self.section('Console', 'PteroConsoleView')
        self.section('Backups')
        title = run('xdotool', 'getwindowname', self.app.toplevel())
        self.panel.tell('status', self.server, 'installing')
        self.app.key('F5')
        self.app.label('^The panel is running the install script')
        for text in HOSTILE:
            self.panel.tell('print', self.server, '1', 'install-output', text)
        self.panel.tell('print', self.server, '5000', 'install-output', r'\033[31m\033[7mmuch of it\033[0m')
        began = time.monotonic()
        self.app.label(r'^50[1-9]\d lines · ', 30)
        self.picture()
        self.app.press('Copy')
        self.app.toast('^Log copied$')
        self.assertLess(time.monotonic() - began, 30)
        copied = self.read_clipboard()
        self.assertEqual(CONTROL.findall(copied), [])
        for word in ('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'twelve', '<b>&amp;</i>', 'x' * 1000):
            self.assertIn(word, copied)
        self.assertEqual(copied.count('much of it'), 5000)
        self.assertEqual(run('xdotool', 'getwindowname', self.app.toplevel()), title)
        self.panel.tell('status', self.server, 'none')
        self.lifted(60)

    def test_closed(self):
        """What happens in a section that is not in front is there when it is; what nobody looks at does no harm."""
        self.section('Backups')
        self.says('^No Backups$')
        part = self.section('Console', 'PteroConsoleView')
        self.panel.tell('state', self.server, 'running')  # an earlier test may have stopped it, and then nothing can be sent
        wait(lambda: has(find_all(part, 'filler', 'PteroConsoleEntry')[0], 'SENSITIVE'), 30, 'the console to be connected')
        backup = self.ask('backups', {'name': 'behind'})['attributes']['uuid']
        for event in ('install-output', 'transfer-logs', 'daemon-message'):
            self.panel.tell('print', self.server, '50', event, HOSTILE[0])
        wait(lambda: self.ask(f'backups/{backup}')['attributes']['completed_at'], 60, 'the backup to be complete')
        self.section('Backups')
        self.row_with('behind', 'Complete')
        self.call(f'backups/{backup}', method='DELETE')
        self.app.key('F5')
        self.says('^No Backups$')

    def refused(self, status, words, *form, verb='Create', text='in_time'):
        """What is asked while something happens is refused in words, and what was filled in is kept."""
        self.start_form(*form, text=text)
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

    def test_refused_users(self):
        self.refused('installing', '(?i)install', 'Users', 'Invite…', 'Invite a Person', 'E-mail', verb='Invite', text='in_time@example.com')

    def test_refused_network(self):
        self.section('Network')
        before = len(wait(self.rows, what='a port'))
        self.panel.tell('status', self.server, 'suspended')
        self.use('Add Port')
        self.app.toast('(?i)suspend')
        self.panel.tell('status', self.server, 'none')
        self.app.key('F5')
        self.lifted(60)
        wait(lambda: len(self.rows()) == before, what='no other port')
        self.use('Add Port')
        wait(lambda: len(self.rows()) == before + 1, what='another port')

    def test_refused_startup(self):
        """A value that is not applied is kept, also while the state takes the place of the sections."""
        part = self.section('Startup', 'PteroStartup')
        self.fill('Server Jar File', 'in_time.jar')
        self.set_maintenance(True)
        self.addCleanup(self.set_maintenance, False)
        self.app.press('Apply', within=part)
        self.says('(?i)maintenance', 'PteroStartup')
        self.app.key('F5')
        self.app.label('(?i)maintenance', 30)
        self.set_maintenance(False)
        self.app.key('F5')
        wait(lambda: self.app.buttons('Apply', part), 60, 'the value to be there to apply')
        self.assertEqual(text_of(find_all(part, 'text', 'Server Jar File')[0]), 'in_time.jar')
        self.app.press('Apply', within=part)
        wait(lambda: not self.app.buttons('Apply', part), what='nothing to be left to apply')

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


class Gone(ServerTest):
    def remove(self, server):
        """Somebody else deletes a server."""
        servers = self.panel.ask('GET', '/api/application/servers?per_page=100')['data']
        number = next(item['attributes']['id'] for item in servers if item['attributes']['uuid'] == server)
        self.panel.ask('DELETE', f'/api/application/servers/{number}/force')

    def answer(self, name, verb, typed):
        """Agrees to a question about a server that is gone meanwhile, which comes to nothing; its tab goes."""
        self.remove(self.find_server(name))
        self.app.toast('is no longer on Northwind', 60)
        if len(list(children(self.app.root))) > 1:
            self.type_name(typed, verb)
        self.closed()
        self.app.label(r'running$')

    def test_reinstall(self):
        def opened():  # with the section that was in front last; a row may move under the pointer
            self.app.click(self.row_of('Palworld Coop'), repeat=2)
            try:
                return self.app.find('push button', 'Databases', 4)
            except NotFound:
                return None
        wait(opened, 30, 'the tab')
        self.app.press('Reinstall…', within=self.section('Settings', 'PteroServerSettings'))
        self.dialog('Reinstall the Server?')
        self.answer('Palworld Coop', 'Reinstall', 'Palworld Coop')

    def test_database(self):
        self.section('Databases')
        self.choose('s1_world')
        self.use('Delete…')
        self.dialog('Delete Database?')
        self.answer(self.server_name, 'Delete', 's1_world')


if __name__ == '__main__':
    unittest.main()
