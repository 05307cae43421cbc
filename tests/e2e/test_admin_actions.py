# test_admin_actions.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is done with a selection, with the result of each; what is deleted from its own page; keys that change on the way.

    servers    suspend, unsuspend   Selection.test_suspend_three
    user       delete               OnPage.test_delete_user
    node       delete               OnPage.test_delete_node
    location   delete               OnPage.test_delete_location
    any        no answer            Selection.test_wire
    key        refused, replaced    Key.test_replaced_on_page, Key.test_replaced_while_sending
"""

import unittest

from driver import extents, has
from pages import PagesTest, find_all, name_of, wait
from shared import SharedTest


class Acting(PagesTest):
    def server(self, name):
        return next(server['attributes'] for server in self.panel.ask('GET', '/api/application/servers')['data']
                    if server['attributes']['name'] == name)

    def select(self, *texts):
        """Selects the rows with these texts."""
        self.choose(texts[0])
        for text in texts[1:]:
            self.app.click(find_all(self.row_with(text), 'label', text)[0], held='ctrl')
        wait(lambda: all(has(self.row_with(text), 'SELECTED') for text in texts), what=f'{texts} to be selected')

    def results(self, title):
        """What the newest job, of that title, says of its targets, as the texts on the page."""
        self.choose_page('Jobs')
        self.app.label(f'^{title}$')
        self.app.do(wait(lambda: [node for node in self.app.find_all('push button', 'Show Details') if extents(node).height > 0], what='the details')[0])
        self.app.label('^Done$')
        return [name_of(label) for label in self.app.find_all('label') if extents(label).height > 0]


class Selection(Acting, SharedTest):
    def begin(self):
        self.start_admin('Servers', servers=8)
        self.row_with('Survival')

    def setUp(self):
        super().setUp()
        self.panel.tell('faults')
        self.open_page('Administration', 'Servers')
        self.row_with('Survival')

    def test_suspend_three(self):
        """Of three servers one is on its way to another node: that is refused with the reason, the others are suspended and unsuspended."""
        names = [row[1] for row in self.rows() if len(row) > 1 and 'Suspended' not in row and 'Installing' not in row][:3]
        moving = self.server(names[1])
        self.panel.tell('status', moving['uuid'], 'transferring')
        self.select(*names)
        self.use('Suspend…')
        self.dialog_says('Suspend 3 Servers')
        self.send('Suspend')
        self.app.toast('Cannot toggle suspension status on a server that is currently being transferred')
        for name in (names[0], names[2]):
            self.row_with(name, 'Suspended')
        self.assertNotIn('Suspended', self.row_texts(names[1]))
        texts = self.results('Suspend 3 Servers')
        self.assertTrue(set(names) <= set(texts), texts)
        self.assertIn('currently being transferred', ' '.join(texts))
        self.assertEqual((texts.count('Done'), '2 done, 1 failed' in texts), (2, True), texts)

        self.panel.tell('status', moving['uuid'], 'none')
        self.open_page('Administration', 'Servers')
        self.select(names[0], names[2])
        self.use('Unsuspend')
        wait(lambda: not any('Suspended' in self.row_texts(name) for name in names), what='all to be usable')

    def test_wire(self):
        """Where the connection ends before the answer that is said in words for people."""
        self.choose('Survival')
        self.use('Suspend…')
        self.panel.tell('faults', 'drop@/api/application/servers')
        self.send('Suspend')
        self.app.toast('^The connection was closed before the answer was complete; try again\\.$')
        self.panel.tell('faults')


class OnPage(Acting, SharedTest):
    def begin(self):
        self.start_admin('Users')
        self.row_with('alice')

    def open(self, page, name):
        self.open_page('Administration', 'Overview')
        self.open_page('Administration', page)
        self.row_with(name)
        self.choose(name)
        self.use('Open')

    def delete(self, name):
        self.app.press('Delete…', within=self.front('PteroFacts'))
        self.dialog_says(f'^Delete “{name}”\\?$')
        self.send('Delete')

    def test_delete_user(self):
        """Who owns servers stays, with the reason, on their page; who owns none goes, and the list comes back without them."""
        self.open('Users', 'admin')
        self.delete('admin')
        self.app.toast('Cannot delete a user with active servers attached')
        self.says('^admin@example.com$', 'PteroFacts')
        self.open('Users', 'carol')
        self.delete('carol')
        self.row_with('alice')
        self.no_row_with('carol')

    def test_delete_node(self):
        """A node with servers stays and says why, one without goes."""
        location = self.panel.ask('GET', '/api/application/locations')['data'][0]['attributes']['id']
        self.panel.ask('POST', '/api/application/nodes', {
            'name': 'Attic', 'location_id': location, 'fqdn': 'attic.example.net', 'scheme': 'https', 'memory': 1024,
            'memory_overallocate': 0, 'disk': 1024, 'disk_overallocate': 0, 'daemon_sftp': 2022, 'daemon_listen': 8080})
        self.open('Nodes', 'Falkenstein 1')
        self.delete('Falkenstein 1')
        self.app.toast('A node must have no servers linked to it')
        self.says('^Daemon$', 'PteroFacts')
        self.open('Nodes', 'Attic')
        self.delete('Attic')
        self.row_with('Falkenstein 1')
        self.no_row_with('Attic')

    def test_delete_location(self):
        """A location with nodes stays and says why, one without goes."""
        self.panel.ask('POST', '/api/application/locations', {'short': 'attic', 'long': 'Above'})
        self.open('Locations', 'us.ash')
        self.delete('us.ash')
        self.app.toast('(?i)cannot delete a location that has active nodes')
        self.says('^Short Name$', 'PteroFacts')
        self.open('Locations', 'attic')
        self.delete('attic')
        self.row_with('us.ash')
        self.no_row_with('attic')


class Key(Acting):
    def replace(self, key):
        self.dialog('Edit Panel')
        self.app.press('Replace…', within=self.dialog())
        self.fill('Account Key', key)
        self.app.press('Save', within=self.dialog())

    def test_replaced_on_page(self):
        """The page that a revoked key leaves empty leads to where it is replaced, and is there with the new one."""
        self.start_admin('Overview')
        users = self.panel.ask('GET', '/api/application/users')['meta']['pagination']['total']
        self.says(f'^{users}$', 'PteroAdminOverview')
        self.panel.tell('faults', 'status=403@/api/application')
        self.app.key('F5')
        self.says('^This could not be brought up to date$', 'PteroAdminOverview')
        self.assertEqual(len(find_all(self.front('PteroAdminOverview'), pattern='has no right to do this')), 1)  # not in each row
        self.says(f'^{users}$', 'PteroAdminOverview')
        self.panel.tell('faults')
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        self.panel.tell('revoke', 'admin')
        self.open_page('Administration', 'Overview')
        self.says('^The panel does not know this key', 'PteroAdminOverview')
        self.app.press('Edit Panel…', within=self.front('PteroAdminOverview'))
        self.dialog('Edit Panel')
        self.app.key('Escape')
        self.closed()
        self.open_page('Administration', 'Locations')
        self.says('^The panel does not know this key')
        self.app.press('Edit Panel…', within=self.front())
        self.dialog('Edit Panel')
        self.panel.tell('restore', 'admin')
        self.replace(self.panel.admin)
        self.closed()
        self.app.press('Retry', within=self.front())
        self.row_with('us.ash', timeout=30)

    def test_replaced_while_sending(self):
        """What is on its way when the key is replaced comes to its end: each server was asked for once."""
        self.start_admin('Servers', servers=8)
        self.row_with('Survival')
        names = [row[1] for row in self.rows() if len(row) > 1 and 'Suspended' not in row and 'Installing' not in row][:3]
        self.select(*names)
        self.use('Suspend…')
        self.panel.tell('faults', 'latency=3000@/api/application/servers')
        self.send('Suspend')
        self.panel_menu('Edit…')
        self.replace(self.panel.admin)
        self.closed(60)
        self.panel.tell('faults')
        self.open_page('Administration', 'Servers')
        for name in names:
            self.row_with(name, 'Suspended', timeout=30)
            server = self.server(name)
            self.assertEqual(int(self.panel.tell('count', f"/api/application/servers/{server['id']}/suspend")), 1)


if __name__ == '__main__':
    unittest.main()
