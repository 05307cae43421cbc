# test_admin_twice.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Administration of a slow panel: what is pressed twice happens once, and what somebody else does meanwhile stays."""

import time
import unittest

from pages import wait
from shared import SharedTest

SLOW = 1500     # ms
LEAVES = 6000   # ms, in which one can go elsewhere
PRESSES = .4    # s between two


class Twice(SharedTest):
    def begin(self):
        self.start_admin('Nodes')
        self.row_with('Falkenstein 1')

    def press_twice(self, name, place=None):
        button = wait(lambda: next(self.app.search_buttons(name, place), None), what=f'a sensitive button {name!r}')
        for _ in range(2):
            button.do(button.get_actions().index('click'))
            time.sleep(PRESSES)

    def slowly(self, path, function, *arguments, slow=SLOW):
        """Does something while the answers to a path are slow, and waits until what comes of it has come."""
        before = self.count(path)
        self.panel.tell('faults', f'latency={slow}@{path}')
        try:
            function(*arguments)
            time.sleep(2 * slow / 1000)
        finally:
            self.panel.tell('faults')
        return self.count(path) - before

    def count(self, path):
        return int(self.panel.tell('count', path))

    def node(self, name='Falkenstein 1'):
        return next(node['attributes'] for node in self.panel.ask('GET', '/api/application/nodes')['data'] if node['attributes']['name'] == name)

    def change_memory(self, memory):
        """Changes a node, as somebody else does meanwhile."""
        node = self.node()
        self.panel.ask('PATCH', f"/api/application/nodes/{node['id']}", {**node, 'memory': memory})

    def open_nodes(self):
        """Shows the list, whatever was opened from it before."""
        self.open_page('Administration', 'Locations')
        self.choose_page('Nodes')
        self.row_with('Falkenstein 1')

    def open_node(self):
        self.open_nodes()
        self.choose('Falkenstein 1')
        self.use('Open')
        self.says('^Daemon$', 'PteroFacts')

    def windows(self):
        return len(self.app.root.get_children())

    def test_new_node(self):
        self.open_nodes()
        self.slowly('/api/application/locations', self.press_twice, 'New Node…', self.front())
        self.dialog('New Node')
        self.assertEqual(self.windows(), 2)
        self.app.press('Cancel', within=self.dialog())
        self.closed()

    def test_configuration(self):
        """It holds a secret: it is asked for once, and shown to nobody who has gone elsewhere meanwhile."""
        self.open_node()
        path = f"/api/application/nodes/{self.node()['id']}/configuration"
        self.assertEqual(self.slowly(path, self.press_twice, 'Show Configuration'), 1)
        self.dialog('Configuration')
        self.assertEqual(self.windows(), 2)
        self.app.press('Close', within=self.dialog())
        self.closed()

        def leave():
            self.app.press('Show Configuration')
            self.choose_page('Locations')
        self.slowly(path, leave, slow=LEAVES)
        self.assertEqual(self.windows(), 1)

    def test_maintenance(self):
        """It begins once, and what somebody else has changed since the node was shown stays."""
        self.open_node()
        self.change_memory(77777)
        path = f"/api/application/nodes/{self.node()['id']}"
        requests = self.slowly(path, self.press_twice, 'Begin Maintenance')
        wait(lambda: self.node()['maintenance_mode'], what='the maintenance to begin')
        self.app.press('End Maintenance')
        wait(lambda: not self.node()['maintenance_mode'], what='the maintenance to end')
        self.assertEqual(self.node()['memory'], 77777)
        # the node as it is, the change, and the page afterwards with its two counts of allocations
        self.assertLessEqual(requests, 5)

    def test_edit_node(self):
        """The form shows the node as it is, not as it was when it was listed: it sends all of it."""
        self.open_nodes()
        self.change_memory(66666)
        self.choose('Falkenstein 1')
        self.use('Edit…')
        self.dialog('Edit Node')
        self.fill('Folder of the Servers', '/srv/volumes')
        self.send('Save')
        node = self.node()
        self.assertEqual((node['memory'], node['daemon_base']), (66666, '/srv/volumes'))

    def test_edit_server(self):
        """What somebody else has changed of a server since its page was opened stays."""
        self.open_page('Administration', 'Servers')
        self.row_with('Survival')
        self.choose('Survival')
        self.use('Open')
        self.says('^Docker Image$', 'PteroFacts')
        server = next(item['attributes'] for item in self.panel.ask('GET', '/api/application/servers')['data'] if item['attributes']['name'] == 'Survival')
        path = f"/api/application/servers/{server['id']}"
        self.panel.ask('PATCH', f'{path}/build', {'allocation': server['allocation'], 'limits': {**server['limits'], 'disk': 55555},
                                                  'feature_limits': server['feature_limits']})
        self.slowly(path, self.press_twice, 'Build…')
        self.dialog('Edit Build')
        self.assertEqual(self.windows(), 2)
        self.set_number('Memory', 4096)
        self.send('Save')
        limits = self.panel.ask('GET', path)['attributes']['limits']
        self.assertEqual((limits['memory'], limits['disk']), (4096, 55555))

    def test_edit_user(self):
        """What somebody else has changed of a person since all were listed stays."""
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        user = self.panel.ask('GET', '/api/application/users?filter[username]=alice')['data'][0]['attributes']
        path = f"/api/application/users/{user['id']}"
        self.panel.ask('PATCH', path, {**{name: user[name] for name in ('email', 'username', 'last_name', 'language')}, 'first_name': 'Alicia'})
        self.choose('alice')
        self.slowly(path, self.press_twice, 'Edit…', self.front())
        self.dialog('Edit User')
        self.assertEqual((self.windows(), self.value('First Name')), (2, 'Alicia'))
        self.app.press('Cancel', within=self.dialog())
        self.closed()

    def test_edit_location(self):
        """What somebody else has changed of a location since all were listed stays."""
        self.open_page('Administration', 'Locations')
        self.row_with('us.ash')
        location = next(item['attributes'] for item in self.panel.ask('GET', '/api/application/locations')['data'] if item['attributes']['short'] == 'us.ash')
        path = f"/api/application/locations/{location['id']}"
        self.panel.ask('PATCH', path, {'short': 'us.ash', 'long': 'Moved across the street'})
        self.choose('us.ash')
        self.slowly(path, self.press_twice, 'Edit…', self.front())
        self.dialog('Edit Location')
        self.assertEqual((self.windows(), self.value('Description')), (2, 'Moved across the street'))
        self.app.press('Cancel', within=self.dialog())
        self.closed()

    def test_overwritten(self):
        """Who saves what somebody else has changed after the form was opened is asked first, and may stay."""
        user = self.panel.ask('GET', '/api/application/users?filter[username]=alice')['data'][0]['attributes']
        node = self.node()
        location = next(item['attributes']['id'] for item in self.panel.ask('GET', '/api/application/locations')['data']
                        if item['attributes']['short'] == 'us.ash')
        edited = {
            'Locations': ('us.ash', 'Edit Location', 'Description', 'long', f'/api/application/locations/{location}',
                          {'short': 'us.ash', 'long': 'By somebody else'}),
            'Nodes': ('Falkenstein 1', 'Edit Node', 'Folder of the Servers', 'daemon_base', f"/api/application/nodes/{node['id']}",
                      {**node, 'daemon_base': '/srv/else'}),
            'Users': ('alice', 'Edit User', 'First Name', 'first_name', f"/api/application/users/{user['id']}",
                      {**{name: user[name] for name in ('email', 'username', 'last_name', 'language')}, 'first_name': 'Else'}),
        }
        for page, (name, title, field, member, path, change) in edited.items():
            with self.subTest(page=page):
                self.open_page('Administration', 'Overview')
                self.open_page('Administration', page)
                self.row_with(name)
                self.choose(name)
                self.use('Edit…')
                self.dialog(title)
                self.fill(field, '/srv/mine')
                self.panel.ask('PATCH', path, change)
                self.app.press('Save', within=self.dialog())
                self.dialog_says('^Overwrite Changes\\?$')
                self.app.press('Cancel', within=self.dialog())
                wait(lambda: self.windows() == 2, what='the question to go')
                self.assertEqual(self.value(field), '/srv/mine')
                self.assertEqual(self.panel.ask('GET', path)['attributes'][member], change[member])
                self.app.press('Save', within=self.dialog())
                self.dialog_says('^Overwrite Changes\\?$')
                self.send('Overwrite')
                self.assertEqual(self.panel.ask('GET', path)['attributes'][member], '/srv/mine')

    def test_unanswered(self):
        """What was made although no answer came is not made again by itself, and whoever may want to is told."""
        self.open_page('Administration', 'Locations')
        self.use('New Location…')
        self.dialog('New Location')
        self.fill('Short Name', 'lost')
        before = self.count('/api/application/locations')
        self.panel.tell('faults', 'drop@/api/application/locations*1')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^The panel may have done it nonetheless')
        self.panel.tell('faults')
        self.assertEqual((self.value('Short Name'), self.count('/api/application/locations') - before), ('lost', 1))
        self.discard()
        self.app.key('F5')
        self.row_with('lost')


if __name__ == '__main__':
    unittest.main()
