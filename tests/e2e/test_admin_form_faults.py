# test_admin_form_faults.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Forms of the administration that are sent to a panel which answers with a refusal or with what is none: what was typed stays."""

import unittest

from pages import wait
from shared import SharedTest

# What is said of each. Where the panel may have done it nonetheless that is said too.
SAID = {
    'status=401': 'does not know this key',
    'status=403': 'has no right to do this',
    'status=404': 'no such thing',
    'status=409': 'does not allow this now',
    'status=422': '^The name field is required\\.$',  # in the words of the panel, in the row
    'rate-limit=1': 'no more requests for now',
    'status=500': 'panel itself has failed',
    'html=200': 'is a website',
    'html=502': 'panel itself has failed',
    'truncate': 'cannot be understood',
    'wrong-types': 'cannot be understood',
    'reset-body': 'connection was closed',
    'drop': 'connection was closed',
    'deep': 'cannot be understood',
}
UNCLEAR = ('html=200', 'html=502', 'truncate', 'wrong-types', 'reset-body', 'drop', 'deep')


class Forms(SharedTest):
    def begin(self):
        self.start_admin('Users')
        self.row_with('alice')
        self.server = next(server['attributes']['id'] for server in self.panel.ask('GET', '/api/application/servers')['data']
                           if server['attributes']['name'] == 'Survival')

    def spoil(self, verb, path, typed, *faults, creates=False):
        """Sends the form in front once for each fault."""
        for fault in faults:
            with self.subTest(fault=fault):
                self.panel.tell('faults', f'{fault}@{path}')
                self.app.press(verb, within=self.dialog())
                self.dialog_says(SAID[fault])
                if creates and fault in UNCLEAR:
                    self.dialog_says('may have done it nonetheless')
                self.panel.tell('faults')
                self.assertEqual({name: self.value(name) for name in typed}, typed)
                self.assert_no_complaint()
                wait(lambda: self.app.buttons(verb, self.dialog()), what=f'{verb!r} to be there again')

    def fill_in(self, title, typed):
        self.dialog(title)
        for name, text in typed.items():
            self.fill(name, text)

    def test_new_user(self):
        typed = {'User Name': 'zoe', 'E-mail': 'zoe@example.com', 'First Name': 'Zoe', 'Last Name': 'Berg'}
        self.open_page('Administration', 'Users')
        self.use('New User…')
        self.fill_in('New User', typed)
        self.spoil('Create', '/api/application/users', typed, 'wrong-types', 'status=401', 'rate-limit=1', 'html=502', 'drop', creates=True)
        self.panel.tell('faults', 'wrong-types@/api/application/users')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^The panel does not accept this')  # refused without a word that can be read
        self.panel.tell('faults')
        self.app.press('Create', within=self.dialog())
        self.complains('User Name', 'already been taken')  # by the answer that could not be read
        self.discard()

    def test_location(self):
        self.open_page('Administration', 'Locations')
        self.row_with('us.ash')
        self.choose('us.ash')
        self.use('Edit…')
        self.fill_in('Edit Location', {'Description': 'Beside the river'})
        self.spoil('Save', '/api/application/locations', {'Description': 'Beside the river'}, 'status=403', 'truncate', 'reset-body')
        self.send('Save')
        self.row_with('Beside the river')

    def test_node(self):
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        self.use('Edit…')
        self.fill_in('Edit Node', {'Folder of the Servers': '/srv/games'})
        self.spoil('Save', '/api/application/nodes', {'Folder of the Servers': '/srv/games'}, 'status=404', 'deep', 'html=200')
        self.send('Save')

    def test_server(self):
        """The request of each form of a server is one of its own: also an answer that does not come after it was done."""
        path = f'/api/application/servers/{self.server}'
        self.open_page('Administration', 'Servers')
        self.row_with('Survival')
        self.choose('Survival')
        self.use('Open')
        self.says('^Docker Image$', 'PteroFacts')

        self.app.press('Details…', within=self.front('PteroFacts'))
        self.fill_in('Edit Details', {'Name': 'Survival of all'})
        self.spoil('Save', f'{path}/details', {'Name': 'Survival of all'}, 'status=409', 'status=422', 'wrong-types')
        self.overwrite()

        self.app.press('Startup…', within=self.front('PteroFacts'))
        self.fill_in('Edit Startup', {'Docker Image': 'ghcr.io/example/java:21'})
        self.spoil('Save', f'{path}/startup', {'Docker Image': 'ghcr.io/example/java:21'}, 'status=500', 'html=200')
        self.send('Save')

        self.app.press('Build…', within=self.front('PteroFacts'))
        self.dialog('Edit Build')
        self.set_number('Memory', 4321)
        self.spoil('Save', f'{path}/build', {}, 'status=403', 'truncate')
        self.assertEqual(self.spin('Memory').get_text(), '4321')
        self.overwrite()

        self.tab('Databases')
        self.use('New Database…')
        self.fill_in('New Database', {'Name': 'plugins'})
        self.spoil('Create', f'{path}/databases', {'Name': 'plugins'}, 'status=500', 'reset-body', creates=True)
        self.discard()

    def overwrite(self):
        """Saves what the answer that could not be read has changed already."""
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^Overwrite Changes\\?$')
        self.send('Overwrite')

    def test_allocations(self):
        """Those of the first range are made by the form, which stays with what was typed where the panel does not take them."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        self.use('Open')
        self.tab('Allocations')
        self.row_with('25565')
        self.use('New Allocations…')
        typed = {'Address or Network': 'play.example.net', 'Ports and Ranges': '31000', 'Alias': 'play'}
        self.fill_in('New Allocations', typed)
        self.app.press('Create 1 Allocation', within=self.dialog())
        self.dialog_says('Could not parse provided allocation IP address')
        self.assertEqual({name: self.value(name) for name in typed}, typed)
        typed['Address or Network'] = '198.51.100.78'
        self.fill('Address or Network', '198.51.100.78')
        self.spoil('Create 1 Allocation', '/api/application/nodes', typed, 'status=404', 'drop', creates=True)
        self.send('Create 1 Allocation')
        self.app.toast('^1 allocation made$')


if __name__ == '__main__':
    unittest.main()
