# test_restart.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import threading
import unittest

from base import PteroTest, wait
from driver import Gio, GLib
from shared import SharedTest


def lead_to(server):
    """Does what a click on a notification does, as soon as there is somebody to do it."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(name, path, interface, method, arguments):
        return bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1).unpack()
    wait(lambda: call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'NameHasOwner', GLib.Variant('(s)', ('com.example.Ptero',)))[0],
         what='Ptero on the bus')
    call('com.example.Ptero', '/com/example/Ptero', 'org.freedesktop.Application', 'ActivateAction',
         GLib.Variant('(sava{sv})', ('open-server', [GLib.Variant('s', server)], {})))


class Restart(SharedTest):
    rows = PteroTest.rows   # of the list of servers, which is what is in front

    def begin(self):
        """Starts with every message switched on."""
        self.panel = self.demo('--servers', '10')
        self.start(env={'G_MESSAGES_DEBUG': 'all'})
        self.add_panel(self.panel.address, self.panel.admin, 'Northwind')

    def test_list_and_key_are_still_there(self):
        """The last-known list is there at once, and live again with the key from the keyring. No key is in any file."""
        demo, app = self.panel, self.app
        app.label(r'[1-9]\d* running$', 30)
        names = sorted(row[1] for row in self.rows())
        self.assertEqual(app.stop(), 0)

        demo.tell('stop')
        app = self.start()
        wait(lambda: sorted(row[1] for row in self.rows()) == names, what='the last-known servers')
        wait(lambda: any(row[0].startswith('Was ') for row in self.rows()), what='rows as they were')
        app.label('^Northwind does not answer$', 30)
        demo.tell('start')
        app.key('F5')
        wait(lambda: not any(text.startswith('Was ') for row in self.rows() for text in row), 60, 'fresh rows')
        self.assertEqual(app.stop(), 0)

        self.assert_no_key_in(demo.keys(), self.home)

    def test_notification_starts_it(self):
        """The server that a notification is about is opened, also when Ptero was not running."""
        demo, app = self.panel, self.app
        app.label(r'[1-9]\d* running$', 30)
        server = demo.ask('GET', '/api/client', key='admin')['data'][0]['attributes']
        self.assertEqual(app.stop(), 0)
        with open(f'{self.home}/.config/ptero/panels.conf') as file:
            panel = re.search(r'\[Panel (.+)\]', file.read())[1]

        click = threading.Thread(target=lead_to, args=(f'{panel}/{server["uuid"]}',))
        click.start()
        app = self.start('--gapplication-service')
        click.join()
        app.label('^Identifier$')
        self.assertTrue(app.find_all('label', server['name']))
        self.assertEqual(app.stop(), 0)

    def test_jobs_are_still_there(self):
        """What was done is told after a restart, with what came of each server, until it is cleared."""
        demo, app = self.panel, self.app
        app.label(r'[1-9]\d* running$', 30)
        names = [row[1] for row in self.rows() if row[0] == 'Running'][:2]
        demo.tell('faults', 'daemon-down')
        for name in names:
            app.click(self.row_of(name), held='ctrl')
        app.label('^2 Selected$')
        app.press('Restart')
        app.label('^2 failed$', 30)
        demo.tell('faults')
        self.assertEqual(app.stop(), 0)

        app = self.start()
        self.choose_page('Jobs')
        app.label('^Restart 2 Servers$')
        app.label(r'^Failed \d\d:\d\d$')
        app.label('^0 running · 1 failed · 0 finished$')
        app.press('Show Details')
        wait(lambda: len(self.reasons()) == 2, what='two reasons')
        for name in names:
            app.label(f'^{re.escape(name)}$')
        self.assertEqual(app.buttons('Retry'), [])
        self.picture()
        app.press('Clear Finished')
        app.press('Clear')
        app.label('^Nothing to Do$')
        self.assertEqual(app.stop(), 0)

        app = self.start()
        self.choose_page('Jobs')
        app.label('^Nothing to Do$')
        self.assertEqual(app.stop(), 0)
        self.assert_no_key_in(demo.keys(), self.home)

    def reasons(self):
        """What the targets of the job say, not what the job says of the first one."""
        return self.app.find_all('label', pattern='^Could not establish a connection to the machine')

    def test_keys_in_no_message(self):
        """Nothing of a key in the log, even with every message switched on, nor in what others see of the process."""
        demo, app = self.panel, self.app
        app.label(r'[1-9]\d* running$', 30)
        demo.tell('faults', 'status=500')
        app.press('Refresh')
        app.label('^Northwind answers with errors$', 30)
        command = open(f'/proc/{app.process.pid}/cmdline').read() + open(f'/proc/{app.process.pid}/environ').read()
        log = app.read_log()
        for key in demo.keys():
            for part in (key, key[16:]):
                self.assertNotIn(part, log)
                self.assertNotIn(part, command)
        demo.tell('faults')
        app.press('Try Now')
        wait(lambda: self.rows() and not any(row[0].startswith('Was ') for row in self.rows()), 60, 'fresh rows')


class Running(SharedTest):
    rows = PteroTest.rows

    def begin(self):
        self.panel = self.demo('--servers', '40')
        self.start()
        self.add_panel(self.panel.address, self.panel.admin, 'Northwind')

    def test_jobs_that_run(self):
        """Ptero asks before it is closed while a job runs, and tells after the next start what was not sent, and sends it."""
        demo, app = self.panel, self.app
        app.label(r'[1-9]\d* running$', 30)
        names = [row[1] for row in self.rows() if row[0] == 'Running'][:6]
        for name in names:
            app.click(self.row_of(name), held='ctrl')
        app.label('^6 Selected$')
        demo.tell('faults', 'latency=3000')
        app.press('Restart')
        app.label('^Waiting$')
        app.press('Close')
        app.label('^“Restart 6 Servers” is still running: [1-5] servers? ha(s|ve) not been asked yet')
        app.press('Cancel')
        app.gone(pattern='^Quit While Jobs Are Running')
        self.assertEqual(app.stop(), 0)
        demo.tell('faults')

        app = self.start()
        app.label(r'[1-9]\d* running$', 30)
        self.choose_page('Jobs')
        app.label(r'^Interrupted \d\d:\d\d$')
        app.label(r'\d not sent\b')
        app.press('Retry')
        wait(lambda: len(app.find_all('label', pattern='^Restart ')) == 2, what='another job')
        app.label('^0 running ·', 60)
        app.gone('label', pattern=r'\d not sent\b')
        self.picture()


if __name__ == '__main__':
    unittest.main()
