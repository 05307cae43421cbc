# test_keyring.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""The keyring in each of its states, with its message and the way on.

    locked      at the start   Locked.test_unlock, Locked.test_keep_for_session
                adding         Locked.test_add_panel
    no service  adding         NoService.test_add_panel (kept for the session, asked for again at the next start)
    lost key    at the start   Locked.test_lost_key
"""

import os
import subprocess
import unittest

from gi.repository import Gio, GLib

from base import PteroTest, find_all, temporary_folder, wait
from driver import run
from pages import PagesTest


class Keyring(PagesTest):
    rows = PteroTest.rows   # of the list of servers, which is what is in front

    def message(self, method, *arguments):
        """Calls the keyring itself, as the application for passwords and keys does."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        return bus.call_sync('org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service',
                             method, GLib.Variant(*arguments), None, Gio.DBusCallFlags.NONE, 15000, None)

    def lock(self):
        """Locks the keyring, so that whoever wants a key out of it has to answer for it."""
        locked, _ = self.message('Lock', '(ao)', (['/org/freedesktop/secrets/collection/login'],)).unpack()
        self.assertEqual(locked, ['/org/freedesktop/secrets/collection/login'])

    def delete_keys(self):
        for item in sum(self.message('SearchItems', '(a{ss})', ({'api': 'account'},)).unpack(), []):
            Gio.bus_get_sync(Gio.BusType.SESSION).call_sync('org.freedesktop.secrets', item, 'org.freedesktop.Secret.Item',
                                                            'Delete', None, None, Gio.DBusCallFlags.NONE, 15000, None)

    def answer(self, password=None):
        """Answers the question for the password of the keyring, or dismisses it, and waits until it is gone."""
        def look():
            return run('xdotool', 'search', '--onlyvisible', '--class', 'gcr-prompter').split()
        window = wait(look, 30, 'the question for the password')[-1]

        def gone():  # it may not take keys yet
            run('xdotool', 'windowfocus', '--sync', window)
            run('xdotool', 'key', 'ctrl+a')
            run('xdotool', 'type', password or '')
            run('xdotool', 'key', 'Escape' if password is None else 'Return')
            return wait(lambda: window not in look(), 5, 'the question to go')
        wait(gone, what='the question to be answered')

    def go_to_summary(self, demo):
        """The dialog to add a panel, up to its last step."""
        self.app.press('Add Panel…')
        self.fill('Address of the Panel', demo.address)
        self.app.press('Next')
        self.fill('Account Key', demo.admin)
        self.app.press('Next')
        self.fill('Name', 'Northwind')

    def assert_live(self):
        self.app.label(r'[1-9]\d* running$', 30)


class Locked(Keyring):
    def begin(self):
        """A panel whose key is in the keyring, which is locked when Ptero starts the next time."""
        self.panel = self.demo('--servers', '6')
        self.start()
        self.add_panel(self.panel.address, self.panel.admin, 'Northwind')
        self.assert_live()
        self.assertEqual(self.app.stop(), 0)

    def test_unlock(self):
        """What is known is shown, why it is not live is said, and it is once the keyring is unlocked."""
        self.begin()
        self.lock()
        self.start()
        wait(self.rows, what='the servers as they were')
        self.answer()
        self.app.label('^The keyring does not give the key of a panel$')
        self.app.label('^Keyring locked$')
        self.app.press('Fix…')
        self.app.label('^The keyring is locked; unlock it')
        self.app.press('Unlock…')
        self.answer()
        self.app.label('^The keyring is locked; unlock it')
        self.app.press('Unlock…')
        self.answer('test')
        self.closed()
        self.assert_live()
        self.app.label('^Connected')

    def test_keep_for_session(self):
        """A key that is kept for the session goes round the keyring; at the next start it is asked for again."""
        self.begin()
        self.lock()
        self.start()
        self.answer()
        self.app.press('Fix…')
        self.app.press('Keep for This Session…')
        self.fill('Account Key', self.panel.admin)
        self.app.press('Use This Key')
        self.closed()
        self.assert_live()
        self.assertEqual(self.app.stop(), 0)
        self.assert_no_key_in(self.panel.keys(), self.home)

    def test_add_panel(self):
        """A new panel is not added with a key that could not be kept; what was filled in stays until it can."""
        self.panel = self.demo('--servers', '6')
        self.lock()
        self.start()
        self.go_to_summary(self.panel)
        self.app.press('Add Panel')
        self.answer()
        self.app.label('^The keyring is locked; unlock it')
        self.assertTrue(self.app.buttons('Keep for This Session'))
        self.app.press('Unlock…')
        self.answer('test')
        self.closed()
        self.assert_live()
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.assert_live()

    def test_lost_key(self):
        """A key that is in the keyring no more is asked for, and kept there again."""
        self.begin()
        self.delete_keys()
        self.start()
        self.app.label('^No key$', 30)
        self.app.press('Fix…', 30)
        self.app.label('^The keyring of this computer has no key for this panel')
        self.fill('Account Key', self.panel.admin)
        self.app.press('Use This Key')
        self.closed()
        self.assert_live()
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.assert_live()


class NoService(Keyring):
    keyring = False

    def start_bare(self):
        """Starts Ptero on a session bus of its own, where no keyring can be started."""
        folder = temporary_folder(self)
        configuration = os.path.join(folder, 'session.conf')
        with open(configuration, 'w') as file:
            file.write('<busconfig><type>session</type><listen>unix:dir=' + folder + '</listen><policy context="default">'
                       '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>')
        bus = subprocess.Popen(['dbus-daemon', f'--config-file={configuration}', '--print-address', '--nofork'],
                               stdout=subprocess.PIPE, text=True)
        self.addCleanup(bus.stdout.close)
        self.addCleanup(bus.wait)
        self.addCleanup(bus.terminate)
        address = bus.stdout.readline().strip()
        accessibility = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, Gio.DBusCallFlags.NONE, 15000, None).unpack()[0]
        return {'DBUS_SESSION_BUS_ADDRESS': address, 'AT_SPI_BUS_ADDRESS': accessibility}

    def test_add_panel(self):
        """Where there is no keyring, keys are kept for the session, which is said, and asked for at the next start."""
        self.panel = self.demo('--servers', '6')
        env = self.start_bare()
        self.start(env=env)
        self.go_to_summary(self.panel)
        self.app.label('^No keyring is running on this desktop, so Ptero asks')
        self.app.press('Add Panel')
        self.closed()
        self.assert_live()
        self.assertEqual(self.app.stop(), 0)
        self.assert_no_key_in(self.panel.keys(), self.home)

        self.start(env=env)
        self.app.press('Fix…', 30)
        wait(lambda: find_all(self.app.front(), 'text', 'Account Key') or self.app.buttons('Keep for This Session…'), what='a way on')
        if self.app.buttons('Keep for This Session…'):
            self.app.press('Keep for This Session…')
        self.fill('Account Key', self.panel.admin)
        self.app.press('Use This Key')
        self.closed()
        self.assert_live()


if __name__ == '__main__':
    unittest.main()
