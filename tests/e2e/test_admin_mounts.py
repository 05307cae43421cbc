# test_admin_mounts.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mounts and database hosts, which the API of Pelican has.

    mount   create     Mounts.test_new_mount
            change     Mounts.test_changed_mount, Mounts.test_overwritten
            delete     Mounts.test_deleted_mount
            attach     Mounts.test_nodes, Mounts.test_attached_meanwhile
            list       Mounts.test_search
    host    create     Hosts.test_new_host
            choose     Hosts.test_database_on_a_host
            change     Hosts.test_changed_host
            delete     Hosts.test_deleted_host
    a key that may only look, or nothing   ReadOnly, NoRights
"""

import os
import unittest
from urllib.parse import quote

from driver import has
from pages import find_all, wait
from shared import SharedTest

NO_CHANGE = 'may not change this'


class Pelican(SharedTest):
    page = None

    def begin(self):
        self.start_admin(self.page, flavour='pelican')

    def found(self, kind, name):
        listed = self.panel.ask('GET', f'/api/application/{kind}?filter[name]={quote(name)}&include=nodes')['data']
        return listed[0]['attributes'] if listed else None

    def keep_picture(self, name):
        folder = os.environ.get('PTERO_E2E_PICTURES')
        if folder:
            self.app.screenshot(os.path.join(folder, f'e2e-{name}.png'))

    def add_mount(self, name, **more):
        return self.panel.ask('POST', '/api/application/mounts', {'name': name, 'source': '/srv/' + name.lower(), 'target': '/mnt/' + name.lower(),
                                                                  **more})['attributes']['id']


class Mounts(Pelican):
    page = 'Mounts'

    def setUp(self):
        super().setUp()
        self.open_page('Administration', 'Mounts')
        self.app.key('F5')

    def test_new_mount(self):
        """What is wrong, here or for the panel, is said in its row, and what was typed stays."""
        self.row_with('Shared Maps', '/srv/mounts/maps', '/mnt/maps')
        self.use('New Mount…')
        self.dialog('New Mount')
        self.fill('Name', 'x')
        self.fill('Folder of the Node', 'srv/plugins')
        self.app.press('Create', within=self.dialog())
        self.complains('Folder of the Node', '^A path from the root')
        self.complains('Folder of the Server', '^This is needed$')
        self.fill('Name', 'Shared Maps')
        self.fill('Folder of the Node', '/etc/pelican')
        self.fill('Folder of the Server', '/home/container')
        self.switch('Read Only')
        self.app.press('Create', within=self.dialog())
        self.complains('Name', 'has already been taken')
        self.complains('Folder of the Node', 'is invalid')
        self.complains('Folder of the Server', 'is invalid')
        self.keep_picture('mount-refused')
        self.assertEqual([self.value(name) for name in ('Name', 'Folder of the Node', 'Folder of the Server')],
                         ['Shared Maps', '/etc/pelican', '/home/container'])
        self.fill('Name', 'Plugins')
        self.fill('Folder of the Node', '/srv/plugins')
        self.fill('Folder of the Server', '/mnt/plugins')
        self.send('Create')
        self.row_with('Plugins', '/srv/plugins', '/mnt/plugins')
        mount = self.found('mounts', 'Plugins')
        self.assertEqual([mount['description'], mount['read_only'], mount['user_mountable']], [None, True, False])

    def test_changed_mount(self):
        self.add_mount('Worlds', description='All of them')
        self.app.key('F5')
        self.row_with('Worlds')
        self.choose('Worlds')
        self.use('Edit…')
        self.dialog('Edit Mount')
        self.assertEqual([self.value('Name'), self.value('Description')], ['Worlds', 'All of them'])
        self.fill('Description', '')
        self.fill('Folder of the Server', '/mnt/all-worlds')
        self.send('Save')
        self.row_with('Worlds', '/mnt/all-worlds')
        self.assertEqual(self.found('mounts', 'Worlds')['description'], None)

    def test_overwritten(self):
        """A mount does not say when it was changed: what it was is compared."""
        number = self.add_mount('Music')
        self.app.key('F5')
        self.row_with('Music')
        self.choose('Music')
        self.use('Edit…')
        self.dialog('Edit Mount')
        self.fill('Folder of the Server', '/mnt/songs')
        self.panel.ask('PATCH', f'/api/application/mounts/{number}', {'name': 'Music', 'source': '/srv/songs', 'target': '/mnt/music'})
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^Overwrite Changes')
        self.app.press('Overwrite')
        self.closed()
        mount = self.found('mounts', 'Music')
        self.assertEqual([mount['source'], mount['target']], ['/srv/music', '/mnt/songs'])

    def test_deleted_mount(self):
        """One that a server has stays, and it is said why."""
        self.add_mount('Leftover')
        self.app.key('F5')
        self.row_with('Leftover')
        self.choose('Leftover')
        self.use('Delete…')
        self.dialog_says('Leftover')
        self.send('Delete')
        self.no_row_with('Leftover')
        self.choose('Shared Maps')
        self.use('Delete…')
        self.dialog_says('Only a mount without servers')
        self.send('Delete')
        self.app.toast('A mount must have no servers attached to it')
        self.row_with('Shared Maps')

    def test_nodes(self):
        """Several are attached at once, of those that are not yet; each leads to its page, and back."""
        number = self.add_mount('Textures')
        self.panel.ask('POST', f'/api/application/mounts/{number}/nodes', {'nodes': [1]})
        self.app.key('F5')
        self.row_with('Textures')
        self.choose('Textures')
        self.use('Open')
        self.says('^/srv/textures$', 'PteroFacts')
        self.keep_picture('mount')
        self.tab('Nodes')
        self.row_with('Falkenstein 1')
        self.use('Attach…')
        self.dialog('Choose Nodes')
        self.dialog_row('Ashburn 1')
        self.keep_picture('mount-pick')
        self.assertEqual(find_all(self.dialog(), 'label', 'Falkenstein 1'), [])
        self.app.click(self.dialog_row('Ashburn 1'))
        self.app.key('ctrl+a')
        self.app.press('Attach', within=self.dialog())
        self.closed()
        self.row_with('Ashburn 1')
        nodes = self.panel.ask('GET', '/api/application/nodes')['data']
        wait(lambda: len(self.found('mounts', 'Textures')['relationships']['nodes']['data']) == len(nodes), what='all nodes to be attached')
        self.keep_picture('mount-nodes')

        self.choose('Falkenstein 1')
        self.use('Detach…')
        self.dialog_says('^Detach 1 Node')
        self.send('Detach')
        self.no_row_with('Falkenstein 1')
        self.choose('Ashburn 1')
        self.use('Open')
        self.says('^For Automatic Deployment$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('Ashburn 1')
        self.tab('Eggs')
        self.use('Attach…')
        self.dialog('Choose Eggs')
        self.app.click(self.dialog_row('Paper'))
        self.app.press('Attach', within=self.dialog())
        self.closed()
        self.row_with('Paper')
        self.tab('Servers')
        self.use('Attach…')
        self.dialog('Choose Servers')
        self.app.click(self.dialog_row('Survival'))
        self.app.press('Attach', within=self.dialog())
        self.closed()
        self.row_with('Survival')
        self.app.key('alt+Left')
        self.row_with('Textures')

    def test_attached_meanwhile(self):
        """What somebody else attached after the list was shown is told for itself; the others are attached."""
        number = self.add_mount('Scripts')
        self.app.key('F5')
        self.row_with('Scripts')
        self.choose('Scripts')
        self.use('Open')
        self.tab('Nodes')
        self.says('^No Nodes$')
        self.use('Attach…')
        self.dialog('Choose Nodes')
        self.app.click(self.dialog_row('Ashburn 1'))
        self.panel.ask('POST', f'/api/application/mounts/{number}/nodes', {'nodes': [1]})
        self.app.key('ctrl+a')
        self.app.press('Attach', within=self.dialog())
        self.closed()
        self.app.toast('^The panel failed')
        self.row_with('Ashburn 1')
        self.row_with('Falkenstein 1')
        self.assertEqual(len(self.found('mounts', 'Scripts')['relationships']['nodes']['data']), len(self.table_rows()))
        self.app.key('alt+Left')
        self.row_with('Scripts')

    def test_search(self):
        """The panel searches."""
        self.add_mount('Needle')
        self.app.key('F5')
        self.row_with('Needle')
        self.app.key('ctrl+f')
        self.app.type('needle')
        self.no_row_with('Shared Maps')
        self.row_with('Needle')
        self.app.key('Escape')
        self.row_with('Shared Maps')


class Hosts(Pelican):
    page = 'Database Hosts'

    def setUp(self):
        super().setUp()
        self.open_page('Administration', 'Database Hosts')
        self.app.key('F5')

    def test_new_host(self):
        """What the panel cannot connect to is told in words, and what was typed stays."""
        self.row_with('Main', 'db1.example.net:3306')
        self.use('New Database Host…')
        self.dialog('New Database Host')
        self.app.press('Create', within=self.dialog())
        self.complains('Name', '^This is needed$')
        self.complains('Host', '^This is needed$')
        self.fill('Name', 'Second')
        self.fill('Host', 'db2.example.invalid')
        self.fill('User Name', 'pelican')
        self.fill('Password', 'not-a-real-password')
        self.app.press('Add…', within=self.dialog())
        self.dialog('Choose Nodes')
        self.app.click(self.dialog_row('Falkenstein 1'))
        self.app.press('Add', within=self.dialog())
        self.dialog('New Database Host')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('could not connect to this database server')
        self.keep_picture('host-refused')
        self.assertEqual(find_all(self.dialog(), pattern='may have done it nonetheless'), [])
        self.assertEqual([self.value(name) for name in ('Name', 'Host', 'User Name')], ['Second', 'db2.example.invalid', 'pelican'])
        self.assertIsNone(self.found('database-hosts', 'Second'))
        self.fill('Host', 'db2.example.net')
        self.send('Create')
        self.row_with('Second', 'db2.example.net:3306', 'Falkenstein 1')
        self.choose('Second')
        self.use('Open')
        self.says('^Falkenstein 1$', 'PteroFacts')
        self.keep_picture('host')
        self.app.key('alt+Left')
        self.row_with('Second')

    def test_changed_host(self):
        """The password is not shown; an empty one stays."""
        self.panel.ask('POST', '/api/application/database-hosts', {'name': 'Third', 'host': 'db3.example.net', 'port': 3306, 'username': 'pelican',
                                                                   'password': 'not-a-real-password'})
        self.app.key('F5')
        self.row_with('Third')
        self.choose('Third')
        self.use('Edit…')
        self.dialog('Edit Database Host')
        self.assertEqual(self.value('Password'), '')
        self.dialog_says('^Empty: stays as it is$')
        self.fill('Host', 'db3.example.invalid')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('could not connect to this database server')
        self.fill('Host', 'db4.example.net')
        self.set_number('Port', 3307)
        self.send('Save')
        self.row_with('Third', 'db4.example.net:3307')

    def test_database_on_a_host(self):
        """A database of a server is made on a host that is chosen from the list."""
        number = self.panel.ask('POST', '/api/application/database-hosts', {'name': 'Fourth', 'host': 'db6.example.net', 'port': 3306,
                                                                            'username': 'pelican'})['attributes']['id']
        self.open_page('Administration', 'Servers')
        self.row_with('Survival')
        self.choose('Survival')
        self.use('Open')
        self.tab('Databases')
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', 'scores')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.app.click(find_all(self.dialog(), 'label', 'Database Host')[0])
        self.dialog('Choose a Database Host')
        self.app.click(self.dialog_row('Fourth'))
        self.app.press('Choose', within=self.dialog())
        self.dialog('New Database')
        self.dialog_says('^Fourth$')
        self.send('Create')
        self.row_with('s1_scores')
        databases = self.panel.ask('GET', '/api/application/servers/1/databases')['data']
        self.assertIn(('s1_scores', number), [(database['attributes']['database'], database['attributes']['host']) for database in databases])

    def test_deleted_host(self):
        """One with databases stays."""
        self.panel.ask('POST', '/api/application/database-hosts', {'name': 'Empty', 'host': 'db5.example.net', 'port': 3306, 'username': 'pelican'})
        self.app.key('F5')
        self.row_with('Empty')
        self.choose('Empty')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('Empty')
        self.choose('Main')
        self.use('Open')
        self.tab('Databases')
        self.row_with('s1_world')
        self.app.key('alt+Left')
        self.choose('Main')
        self.use('Delete…')
        self.dialog_says('still have databases is not deleted')
        self.send('Delete')
        self.app.toast('^The panel failed')
        self.row_with('Main')


class ReadOnly(Pelican):
    def begin(self):
        self.start_admin('Mounts', key='read_only', flavour='pelican')

    def test_mounts(self):
        self.open_page('Administration', 'Mounts')
        self.row_with('Shared Maps')
        self.choose('Shared Maps')
        for verb in ('New Mount…', 'Edit…', 'Delete…'):
            self.refuses(verb, NO_CHANGE)
        self.use('Open')
        self.says('^/srv/mounts/maps$', 'PteroFacts')
        self.assert_no_button('Edit…')
        self.tab('Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        for verb in ('Attach…', 'Detach…'):
            self.refuses(verb, NO_CHANGE)
        self.app.key('alt+Left')
        self.row_with('Shared Maps')

    def test_hosts(self):
        self.open_page('Administration', 'Database Hosts')
        self.row_with('Main')
        self.choose('Main')
        for verb in ('New Database Host…', 'Edit…', 'Delete…'):
            self.refuses(verb, NO_CHANGE)

    def assert_no_button(self, verb):
        self.assertFalse(any(has(button, 'SENSITIVE') for button in find_all(self.front('PteroFacts'), 'push button', pattern=f'{verb}$')))


class NoRights(Pelican):
    def begin(self):
        self.start_admin('Mounts', key='partial', flavour='pelican')

    def test_told(self):
        for page in ('Mounts', 'Database Hosts'):
            self.open_page('Administration', page)
            self.says('^This key has no right to do this')


if __name__ == '__main__':
    unittest.main()
