# test_panel_edit.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""A panel that is there.

    panel   its menu           Edit.test_menu
            rename, colour     Edit.test_name_and_colour (kept over a restart)
            address            Edit.test_address
            discard            Edit.test_discard
            add, remove a key  Edit.test_second_key
            replace a key      Edit.test_key_replaced
            remove             Remove.test_remove (its keys go from the keyring)
    list    export, import     Lists.test_export_and_import
            not a list         Lists.test_not_a_list
"""

import os
import unittest

from gi.repository import Gio, GLib

from base import find_all, wait
from driver import extents, has
from pages import PagesTest
from shared import SharedTest


def count_keys():
    """How many keys the keyring has for Ptero."""
    found = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        'org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'SearchItems',
        GLib.Variant('(a{ss})', ({'xdg:schema': 'com.example.Ptero.Key'},)), None, Gio.DBusCallFlags.NONE, 15000, None)
    return len(sum(found.unpack(), []))


class Edit(SharedTest):
    def begin(self):
        self.start_with('user', '--servers', '8')

    def edit(self):
        self.panel_menu('Edit…')
        return self.dialog('Edit Panel')

    def test_menu(self):
        """After the menu of a row the keys go to that row."""
        self.choose_page('All Servers')
        self.app.click(self.sidebar_row('Northwind'), button=3)
        self.app.menu_item('Edit…')
        self.app.key('Escape')
        self.app.key('Return')
        wait(lambda: has(self.sidebar_row('Northwind'), 'SELECTED'), what='the page of the panel')

    def test_name_and_colour(self):
        """A name is needed; what is saved is shown everywhere, and after a restart too."""
        self.edit()
        self.fill('Name', '')
        wait(lambda: not self.app.buttons('Save', self.dialog()), what='nothing to be saved without a name')
        self.fill('Name', 'North & <wind>')
        self.app.press('Red', within=self.dialog())
        self.send('Save')
        self.sidebar_row('North & <wind>')
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label(r'running$', 30)
        self.panel_menu('Edit…', 'North & <wind>')
        self.dialog('Edit Panel')
        self.assertEqual(self.value('Name'), 'North & <wind>')
        red = find_all(self.dialog(), name='Red')[0]
        self.assertTrue(has(red, 'CHECKED') or has(red, 'PRESSED'))
        self.fill('Name', 'Northwind')
        self.send('Save')
        self.sidebar_row('Northwind')

    def test_discard(self):
        """Changes are not lost unasked."""
        self.edit()
        self.fill('Name', 'Southwind')
        self.app.press('Cancel', within=self.dialog())
        self.app.label('^The changes to this panel have not been saved')
        self.app.press('Cancel')
        self.dialog('Edit Panel')
        self.assertEqual(self.value('Name'), 'Southwind')
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()
        self.sidebar_row('Northwind')

    def save_and_send_key(self):
        """Saves another address; the key is sent there only if the person wants it."""
        self.app.press('Save', within=self.dialog())
        self.app.press('Send Key')
        self.closed()

    def test_address(self):
        """An address where no panel is cannot be saved, and is not taken; another name of the right one is,
        once the person has said that the key may go there."""
        self.edit()
        for address, words in {'http://127.0.0.1:9': 'nothing answers at this port',
                               'not an address': 'not the address of a website'}.items():
            self.fill('Address of the Panel', address)
            self.dialog_says(words)
            self.assertEqual(self.app.buttons('Save', self.dialog()), [])
            self.assertEqual(self.value('Address of the Panel'), address)
        self.fill('Address of the Panel', self.panel.address.replace('127.0.0.1', 'localhost') + '/account')
        self.dialog_says('^A panel answers')
        self.save_and_send_key()
        self.app.label(r'[1-9]\d* running$', 30)
        self.edit()
        self.assertEqual(self.value('Address of the Panel'), self.panel.address.replace('127.0.0.1', 'localhost'))
        self.fill('Address of the Panel', self.panel.address)
        self.dialog_says('^A panel answers')
        self.save_and_send_key()

    def test_second_key(self):
        """An application key opens the administration once it is a good one, and closes it when it is removed."""
        self.assertEqual(find_all(self.app.find('list', 'Pages'), 'list item', pattern='^Administration'), [])
        self.edit()
        self.app.press('Add…', within=self.dialog())
        self.fill('Application Key', 'ptla_' + 'x' * 43)
        self.dialog_says('does not know this key')
        self.assertEqual(self.app.buttons('Save', self.dialog()), [])
        self.fill('Application Key', self.panel.application)
        self.dialog_says('^Application key with all rights')
        self.send('Save')
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        self.assertEqual(count_keys(), 2)

        self.edit()
        self.app.press('Remove Application Key', within=self.dialog())
        self.dialog_says('^Will be removed when you save$')
        self.send('Save')
        wait(lambda: not [row for row in find_all(self.app.find('list', 'Pages'), 'list item', pattern='^Administration')
                          if extents(row).height > 0], what='the administration to go')
        wait(lambda: count_keys() == 1, what='the key to go from the keyring')

    def test_key_replaced(self):
        """A key that is refused while running is replaced by another one where that is said."""
        self.panel.tell('revoke', 'user')
        self.app.press('Refresh')
        self.app.label('^A panel needs your help$', 30)
        self.app.press('Fix…')
        self.app.label('^The panel does not know this key')
        self.fill('Account Key', 'ptlc_' + 'y' * 43)
        wait(lambda: not self.app.buttons('Use This Key'), what='the wrong key to be refused')
        self.fill('Account Key', self.panel.admin)
        self.app.press('Use This Key')
        self.closed()
        self.app.label(r'[1-9]\d* running$', 30)
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label(r'[1-9]\d* running$', 30)

        self.panel.tell('restore', 'user')
        self.edit()
        self.app.press('Replace…', within=self.dialog())
        self.fill('Account Key', self.panel.user)
        self.dialog_says('^Key of alice')
        self.send('Save')
        self.app.label(r'[1-9]\d* running$', 30)


class Remove(PagesTest):
    def test_remove(self):
        """Removing asks; then the panel, its servers and its keys are gone, and are after a restart."""
        self.start_with('admin', '--servers', '8')
        self.assertEqual(count_keys(), 1)
        self.panel_menu('Remove…')
        self.app.label('^Remove “Northwind”\\?$')
        self.app.press('Cancel')
        self.closed()
        self.sidebar_row('Northwind')
        self.panel_menu('Edit…')
        self.app.press('Remove Panel…', within=self.dialog('Edit Panel'))
        self.app.label('^Remove “Northwind”\\?$')
        self.app.press('Remove')
        self.closed()
        self.app.label('^Welcome to Ptero$')
        wait(lambda: count_keys() == 0, what='the key to go from the keyring')
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label('^Welcome to Ptero$')
        self.assert_no_key_in(self.panel.keys(), self.home)


class Lists(SharedTest):
    def begin(self):
        self.start_with('admin', '--servers', '8')

    def main_menu(self, item):
        self.app.key('F10')
        self.app.do(self.app.menu_item(item))

    def choose_file(self, path, verb):
        super().choose_file(path, verb)
        self.closed()

    def test_export_and_import(self):
        """The list of panels is written without keys, and read where it is not known yet; its panels then ask for their keys."""
        path = os.path.join(self.home, 'panels.json')
        self.main_menu('Export Panels…')
        self.choose_file(path, 'Save')
        self.app.toast('^Panel list exported, without keys$')
        wait(lambda: os.path.exists(path) and os.path.getsize(path), what='the file')
        with open(path) as file:
            content = file.read()
        self.assertIn('Northwind', content)
        self.assertIn(self.panel.address, content)
        self.main_menu('Import Panels…')
        self.choose_file(path, 'Open')
        self.app.toast('^All panels of the list were already there$')

        other = self.demo('--servers', '3', '--seed', '2')
        with open(path, 'w') as file:
            file.write(content.replace(self.panel.address, other.address).replace('Northwind', 'Basalt <b>'))
        self.main_menu('Import Panels…')
        self.choose_file(path, 'Open')
        self.app.toast('^1 panel added$')
        self.sidebar_row('Basalt <b>')
        self.app.label('^No key$')
        self.panel_menu('Fix…', 'Basalt <b>')
        self.app.label('^The keyring of this computer has no key for this panel')
        self.fill('Account Key', other.admin)
        self.app.press('Use This Key')
        self.closed()
        self.app.label(r'^\d+ servers on 2 panels · \d+ running$', 30)

    def test_not_a_list(self):
        """What is no list of panels is said to be none, and nothing changes."""
        path = os.path.join(self.home, 'other.json')
        with open(path, 'w') as file:
            file.write('{"panels": 7}')
        self.main_menu('Import Panels…')
        self.choose_not(path)
        self.sidebar_row('Northwind')

    def choose_not(self, path):
        try:
            self.choose_file(path, 'Open')
        except AssertionError:
            pass  # the message is a dialog, too
        self.app.label('^The Panel List Could Not Be Read$')
        self.app.press('Close', within=self.dialog())
        self.closed()


if __name__ == '__main__':
    unittest.main()
