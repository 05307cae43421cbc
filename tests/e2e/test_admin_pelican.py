# test_admin_pelican.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What only Pelican has: roles and plugins.

    role      create     Roles.test_new_role (a name that is missing, one that is taken)
              change     Roles.test_renamed
              delete     Roles.test_deleted
              refused    Roles.test_root_role
    user      roles      Roles.test_roles_of_user, Roles.test_roles_of_administrator
    plugin    install    Plugins.test_installed, test_failed (of a selection, one of which fails)
              change     Plugins.test_updated, test_off_and_on
              delete     Plugins.test_uninstalled
              import     Plugins.test_imported_from_address, test_imported_file
              refused    Plugins.test_refused
    any       no right   ReadOnly, SomeRights
"""

import os
import unittest
import zipfile

from base import temporary_folder
from driver import has
from pages import PagesTest, find_all, wait
from shared import SharedTest

WARNING = 'A plugin is code that runs in the panel'


class PelicanTest(SharedTest):
    def picture_of(self, name, narrow=False):
        folder = os.environ.get('PTERO_E2E_PICTURES')
        if not folder:
            return
        if narrow:
            self.app.resize(400, 700)
        self.app.screenshot(os.path.join(folder, f'e2e-{name}.png'))
        if narrow:
            self.app.resize(1200, 800)

    def find(self, kind, name):
        """What the panel says of the one of that name."""
        return next((item['attributes'] for item in self.panel.ask('GET', f'/api/application/{kind}?per_page=100')['data']
                     if item['attributes']['name'] == name), None)

    def hold(self, *texts):
        """Selects all of the rows."""
        self.choose(texts[0])
        for text in texts[1:]:
            self.app.click(find_all(self.row_with(text), 'label', text)[0], held='ctrl')
            wait(lambda text=text: has(self.row_with(text), 'SELECTED'), what=f'{text!r} to be selected as well')

    def menu(self, item):
        """Picks an item of the menu of the bar in front."""
        self.app.click(wait(lambda: [node for node in find_all(self.front(), 'push button', 'More')], what='the menu')[0])
        self.app.do(self.app.menu_item(item))


class Roles(PelicanTest):
    def begin(self):
        self.start_admin('Roles', flavour='pelican')
        self.row_with('Support')

    def open_roles(self):
        self.open_page('Administration', 'Roles')
        self.row_with('Support')

    def add_role(self, name):
        self.panel.ask('POST', '/api/application/roles', {'name': name})
        self.app.key('F5')
        self.row_with(name)

    def test_new_role(self):
        """A role needs a name that no other has; what was typed stays until it has one."""
        self.open_roles()
        self.picture_of('pelican-roles')
        self.picture_of('pelican-roles-narrow', narrow=True)
        self.use('New Role…')
        self.dialog('New Role')
        self.app.press('Create', within=self.dialog())
        self.complains('Name', '^This is needed$')
        self.fill('Name', 'Support')
        self.app.press('Create', within=self.dialog())
        self.complains('Name', 'There is a role of this name already')
        self.assertEqual(self.value('Name'), 'Support')
        self.panel.ask('POST', '/api/application/roles', {'name': 'Meanwhile'})
        self.fill('Name', 'Meanwhile')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^There is a role of this name already$')
        self.assertEqual(self.value('Name'), 'Meanwhile')
        self.fill('Name', 'x' * 256)
        self.app.press('Create', within=self.dialog())
        self.complains('Name', '255')
        self.fill('Name', 'Second <b>Support')
        self.send('Create')
        self.row_with('Second <b>Support', '0')
        self.assertIsNotNone(self.find('roles', 'Second <b>Support'))

    def test_renamed(self):
        """From the list and from the page of the role, which says what it allows and where that is changed."""
        self.open_roles()
        self.add_role('Helpers')
        self.choose('Helpers')
        self.use('Rename…')
        self.dialog('Rename Role')
        self.fill('Name', 'Night Shift')
        self.send('Save')
        self.row_with('Night Shift')
        self.choose('Night Shift')
        self.use('Open')
        self.says('^A role allows nothing until the panel is told what$', 'PteroFacts')
        self.says('^Permissions of Roles$', 'PteroFacts')
        self.app.press('Rename…', within=self.front('PteroFacts'))
        self.dialog('Rename Role')
        self.assertEqual(self.value('Name'), 'Night Shift')
        self.fill('Name', 'Day Shift')
        self.send('Save')
        self.says('^Day Shift$', 'PteroFacts')
        self.assertIsNotNone(self.find('roles', 'Day Shift'))

    def test_permissions(self):
        """They are told by what they are about; what only a plugin knows stays as it is."""
        self.open_roles()
        self.row_with('Node Keeper', '12')
        self.choose('Node Keeper')
        self.use('Open')
        self.says('^Nodes$', 'PteroFacts')
        self.says('^list, see, create, change$', 'PteroFacts')
        self.picture_of('pelican-role')
        self.app.key('alt+Left')
        self.choose('Auditor')
        self.use('Open')
        self.says('^invoice$', 'PteroFacts')
        self.says('^audit$', 'PteroFacts')

    def test_root_role(self):
        """That of the administrators stays, and so it is said, also where it is one of a selection."""
        self.open_roles()
        self.choose('Root Admin')
        for verb in ('Rename…', 'Delete…'):
            self.refuses(verb, 'keeps the role of its administrators')
        self.hold('Support', 'Root Admin')
        self.refuses('Delete…', 'keeps the role of its administrators')
        self.choose('Root Admin')
        self.use('Open')
        self.says('administrator of the panel', 'PteroFacts')
        self.assertEqual(self.app.buttons('Delete…', self.front('PteroFacts')), [])

    def test_deleted(self):
        """Of a selection each is deleted; one that somebody else has deleted meanwhile is said to be gone."""
        self.open_roles()
        self.add_role('Passing')
        self.add_role('Gone')
        self.hold('Passing', 'Gone')
        self.panel.ask('DELETE', f"/api/application/roles/{self.find('roles', 'Gone')['id']}")
        self.use('Delete…')
        self.dialog_says('can no longer do what it allows')
        self.send('Delete')
        self.no_row_with('Passing')
        self.no_row_with('Gone')
        self.assertIsNone(self.find('roles', 'Passing'))

    def roles_of(self, name):
        user = self.panel.ask('GET', f'/api/application/users?filter[username]={name}&include=roles')['data'][0]['attributes']
        return [role['attributes']['name'] for role in user['relationships']['roles']['data']]

    def test_roles_of_user(self):
        """They are in the list of users and on the page of each, where they are assigned and removed."""
        self.open_page('Administration', 'Users')
        self.row_with('alice', 'Support')
        self.choose('bob')
        self.use('Open')
        self.tab('Roles')
        self.says('^No Roles$')
        self.use('Assign Roles…')
        self.dialog('Choose Roles')
        self.dialog_says('^Northwind$')
        self.picture_of('pelican-pick-roles')
        self.app.click(self.dialog_row('Support'))
        self.app.click(self.dialog_row('Egg Author'), held='ctrl')
        self.send('Assign')
        self.row_with('Support')
        self.row_with('Egg Author')
        self.assertEqual(sorted(self.roles_of('bob')), ['Egg Author', 'Support'])
        self.picture_of('pelican-user-roles')
        self.choose('Egg Author')
        self.use('Remove…')
        self.dialog_says('^Remove 1 Role\\?$')
        self.send('Remove')
        self.no_row_with('Egg Author')
        self.assertEqual(self.roles_of('bob'), ['Support'])
        self.choose('Support')
        self.use('Open')
        self.says('see IP addresses', 'PteroFacts')

    def test_roles_of_administrator(self):
        """The panel changes nothing of an administrator: that is said instead of trying."""
        self.open_page('Administration', 'Users')
        self.row_with('admin', 'Root Admin')
        self.choose('admin')
        self.use('Open')
        self.tab('Roles')
        self.row_with('Root Admin')
        self.choose('Root Admin')
        for verb in ('Assign Roles…', 'Remove…'):
            self.refuses(verb, 'only changed in the panel')


class Plugins(PelicanTest):
    def begin(self):
        self.start_admin('Plugins', flavour='pelican')
        self.row_with('Announcements')

    def open_plugins(self):
        self.open_page('Administration', 'Plugins')
        self.row_with('Announcements')

    def add_plugin(self, name):
        self.panel.ask('POST', '/api/application/plugins/import/url', {'url': f'https://plugins.example.com/{name}.zip'})
        self.app.key('F5')
        self.row_with(name, 'Not Installed')

    def test_list(self):
        """How each is, is said in words."""
        self.open_plugins()
        self.row_with('Announcements', 'Enabled', 'Available', '1.4.0', 'Plugin')
        self.row_with('Midnight', 'Disabled', 'Theme')
        self.row_with('Billing', 'Failed')
        self.row_with('Legacy Tickets', 'Incompatible')
        self.picture_of('pelican-plugins')
        self.picture_of('pelican-plugins-narrow', narrow=True)
        self.choose('Billing')
        self.use('Open')
        self.says('BillingPlugin" not found$', 'PteroFacts')
        self.says('^Settings of Plugins$', 'PteroFacts')
        self.picture_of('pelican-plugin')

    def test_installed(self):
        """The question says what a plugin may; then it is there and in use."""
        self.open_plugins()
        self.add_plugin('clocks')
        self.choose('clocks')
        self.use('Install…')
        self.dialog_says('^Install “clocks”\\?$')
        self.dialog_says(WARNING)
        self.picture_of('pelican-plugin-question')
        self.send('Install')
        self.row_with('clocks', 'Enabled')

    def test_failed(self):
        """Each of a selection has its result. The panel calls it a success where the plugin has failed: its state tells."""
        self.open_plugins()
        self.add_plugin('bells')
        self.hold('bells', 'Backup Mailer')
        self.use('Install…')
        self.dialog_says('^Install 2 Plugins\\?$')
        self.send('Install')
        self.row_with('bells', 'Enabled')
        self.row_with('Backup Mailer', 'Failed')
        self.app.label('could not be found')
        self.picture_of('pelican-plugins-failed')

    def test_updated(self):
        self.open_plugins()
        self.choose('Midnight')
        self.refuses('Update…', 'no newer version')
        self.choose('Announcements')
        self.use('Update…')
        self.dialog_says(WARNING)
        self.send('Update')
        wait(lambda: 'Available' not in self.row_texts('Announcements'), what='the newer version')
        self.row_with('Announcements', '1.5.1')

    def test_off_and_on(self):
        """From the page of the plugin."""
        self.open_plugins()
        self.choose('Midnight')
        self.use('Open')
        self.says('^Disabled$', 'PteroFacts')
        self.app.press('Enable…', within=self.front('PteroFacts'))
        self.dialog_says(WARNING)
        self.send('Enable')
        self.says('^Enabled$', 'PteroFacts')
        self.app.press('Disable…', within=self.front('PteroFacts'))
        self.send('Disable')
        self.says('^Disabled$', 'PteroFacts')
        self.assertEqual(self.find('plugins', 'Midnight')['status'], 'disabled')

    def test_refused(self):
        """The panel refuses without a reason what was done by somebody else meanwhile: it is told nonetheless."""
        self.open_plugins()
        self.add_plugin('lamps')
        self.choose('lamps')
        self.use('Install…')
        self.dialog_says('^Install “lamps”\\?$')
        self.panel.ask('POST', '/api/application/plugins/lamps/install', {})
        self.send('Install')
        self.app.label('It is installed already')
        self.row_with('lamps', 'Enabled')

    def test_uninstalled(self):
        """With its files it is gone, without them it can be installed again."""
        self.open_plugins()
        for name in ('tents', 'ropes'):
            self.panel.ask('POST', '/api/application/plugins/import/url', {'url': f'https://plugins.example.com/{name}.zip'})
            self.panel.ask('POST', f'/api/application/plugins/{name}/install', {})
        self.app.key('F5')
        self.row_with('ropes', 'Enabled')
        self.choose('tents')
        self.app.key('Delete')
        self.dialog_says('deleted for good')
        self.app.key('Return')   # the safe answer
        self.closed()
        self.row_with('tents', 'Enabled')
        self.use('Uninstall…')
        self.dialog_says('deleted for good')
        self.picture_of('pelican-plugin-uninstall')
        self.send('Uninstall')
        self.row_with('tents', 'Not Installed')
        self.choose('ropes')
        self.use('Uninstall…')
        self.send('Uninstall and Remove Files')
        self.no_row_with('ropes')

    def test_imported_from_address(self):
        """What is no address is refused in its row, what the panel cannot fetch in words, and what was typed stays."""
        self.open_plugins()
        self.menu('Import From Address…')
        self.dialog('Import Plugin')
        self.dialog_says(WARNING)
        self.app.press('Import', within=self.dialog())
        self.complains('Address of the Archive', '^This is needed$')
        self.fill('Address of the Archive', 'my-plugin.zip')
        self.app.press('Import', within=self.dialog())
        self.complains('Address of the Archive', 'begins with https://')
        self.fill('Address of the Archive', 'https://plugins.example.com/nothing')
        self.app.press('Import', within=self.dialog())
        self.dialog_says('could not get a plugin from there')
        self.assertEqual(self.value('Address of the Archive'), 'https://plugins.example.com/nothing')
        self.picture_of('pelican-import')
        self.fill('Address of the Archive', 'https://plugins.example.com/boats.zip')
        self.send('Import')
        self.row_with('boats', 'Not Installed')

    def test_imported_file(self):
        """A file that is no archive is not sent; what the panel cannot unpack is told."""
        folder = temporary_folder(self)
        for name in ('notes.txt', 'broken.zip'):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write('This is no archive')
        with zipfile.ZipFile(os.path.join(folder, 'kites.zip'), 'w') as archive:
            archive.writestr('kites/plugin.json', '{}')
        self.open_plugins()

        self.use('Import File…')
        self.choose_file(os.path.join(folder, 'notes.txt'), 'Open')
        self.app.label('whose name ends in')
        self.send('Close')
        self.use('Import File…')
        self.choose_file(os.path.join(folder, 'broken.zip'), 'Open')
        wait(lambda: self.dialog_says('^Import “broken.zip”\\?$'), what='the question')
        self.send('Import')
        self.app.label('could not unpack it')
        self.use('Import File…')
        self.choose_file(os.path.join(folder, 'kites.zip'), 'Open')
        wait(lambda: self.dialog_says('^Import “kites.zip”\\?$'), what='the question')
        self.dialog_says(WARNING)
        self.send('Import')
        self.row_with('kites', 'Not Installed')


class ReadOnly(PelicanTest):
    def begin(self):
        self.start_admin('Roles', key='read_only', flavour='pelican')
        self.row_with('Support')

    def test_nothing_changes(self):
        """All can be looked at, and each thing that would change it says why it does not."""
        self.open_page('Administration', 'Roles')
        self.row_with('Support')
        self.choose('Support')
        for verb in ('New Role…', 'Rename…', 'Delete…'):
            self.refuses(verb, 'may not change this')
        self.open_page('Administration', 'Plugins')
        self.row_with('Announcements')
        self.choose('Announcements')
        for verb in ('Import File…', 'Update…', 'Disable…', 'Uninstall…'):
            self.refuses(verb, 'may not change this')
        self.open_page('Administration', 'Eggs')
        self.row_with('Rust')
        self.choose('Rust')
        for verb in ('Import…', 'Delete…'):
            self.refuses(verb, 'may not change this')
        self.use('Open')
        wait(lambda: not self.app.buttons('Delete…', self.front('PteroFacts')), what='the page of the egg to be read only')
        self.app.press('Export Egg…', within=self.front('PteroFacts'))
        self.dialog()
        self.app.key('Escape')
        self.closed()
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        self.choose('alice')
        self.use('Open')
        self.tab('Roles')
        self.row_with('Support')
        self.refuses('Assign Roles…', 'may not change this')


class SomeRights(PagesTest):
    def test_no_right(self):
        """A key for users and nodes has no right to roles and plugins, and their pages say so."""
        self.start_admin('Users', key='partial', flavour='pelican')
        self.row_with('alice')
        self.assertNotIn('Support', self.row_texts('alice'))
        for page in ('Roles', 'Plugins'):
            self.open_page('Administration', page)
            self.says('^This key has no right to do this; use one that has it')


if __name__ == '__main__':
    unittest.main()
