# test_pelican.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What only the administration of a Pelican panel has.

    egg     import   Eggs.test_import, Eggs.test_replace
            refuse   Eggs.test_no_egg, Eggs.test_refused
    node    create   Nodes.test_create
"""

import json
import os
import unittest

from base import temporary_folder
from pages import find_all, wait
from shared import SharedTest


class Eggs(SharedTest):
    def begin(self):
        self.start_admin('Eggs', flavour='pelican')

    def eggs(self):
        return [egg['attributes'] for egg in self.panel.ask('GET', '/api/application/eggs?per_page=100')['data']]

    def egg(self, name):
        return next((egg for egg in self.eggs() if egg['name'] == name), None)

    def file(self, **members):
        """An egg as panels exchange it."""
        egg = {
            'meta': {'version': 'PTDL_v2', 'update_url': None}, 'name': 'Stardew', 'author': 'eggs@example.com', 'description': 'Trains',
            'features': None, 'docker_images': {'Debian': 'ghcr.io/eggs/factorio:1'}, 'file_denylist': [], 'startup': './factorio',
            'config': {'files': '{}', 'startup': '{"done": "Hosting"}', 'logs': '{}', 'stop': '/quit'},
            'scripts': {'installation': {'script': '#!/bin/bash\necho "installing"\n', 'container': 'debian:12', 'entrypoint': 'bash'}},
            'variables': [{'name': 'Save Name', 'description': '', 'env_variable': 'SAVE_NAME', 'default_value': 'world',
                           'user_viewable': True, 'user_editable': True, 'rules': 'required|string|max:20'}], **members}
        path = os.path.join(temporary_folder(self), 'egg.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(egg, file)
        return path

    def import_file(self, path):
        self.row_with('Paper')
        self.use('Import…')
        self.choose_file(path, 'Open')

    def picture_of(self, name):
        folder = os.environ.get('PTERO_E2E_PICTURES')
        if folder:
            self.app.screenshot(os.path.join(folder, f'e2e-{name}.png'))

    def test_import(self):
        """What is in the file is seen first; then there is one egg more."""
        self.import_file(self.file())
        self.dialog('Import Egg')
        self.dialog_says('^eggs@example.com$')
        self.dialog_says('SAVE_NAME=world')
        self.picture_of('pelican-import')
        self.assertIsNone(self.egg('Stardew'))
        self.app.press('Import', within=self.dialog())
        self.closed()
        self.app.toast('^“Stardew” was imported$')
        self.row_with('Stardew')
        self.assertEqual(self.egg('Stardew')['author'], 'eggs@example.com')

    def test_replace(self):
        """That an egg with the same UUID is replaced is said before, and how many servers are of it."""
        paper = self.egg('Paper')
        self.import_file(self.file(uuid=paper['uuid'], name='Paper', description='Mine', author='mine@example.com'))
        self.dialog('Replace Egg')
        self.dialog_says(f'^This replaces “Paper” .#{paper["id"]}., which has the same UUID$')
        self.dialog_says('servers? (is|are) of it.*variables? that the file does not have')
        self.picture_of('pelican-replace')
        self.app.press('Replace', within=self.dialog())
        self.closed()
        self.app.toast('^“Paper” was replaced$')
        self.assertEqual((self.egg('Paper')['id'], self.egg('Paper')['author']), (paper['id'], 'mine@example.com'))

    def test_refused(self):
        """The panel's words are on the dialog, which stays."""
        count = len(self.eggs())
        self.import_file(self.file(name='Nameless', author='nobody'))
        self.dialog('Import Egg')
        self.app.press('Import', within=self.dialog())
        self.dialog_says('^The panel does not take this egg$')
        self.dialog_says('must be a valid email address')
        self.picture_of('pelican-refused')
        self.app.key('Escape')
        self.closed()
        self.assertEqual(len(self.eggs()), count)

    def test_no_egg(self):
        """A file that is no egg is not sent."""
        path = os.path.join(temporary_folder(self), 'other.json')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('{"name": "x"}')
        self.import_file(path)
        self.app.toast('^The file cannot be imported: This is not an egg that a panel has exported$')


class Nodes(SharedTest):
    def begin(self):
        self.start_admin('Nodes', flavour='pelican')

    def test_create(self):
        """A node is made without a location, with what only Pelican has; any name is good, and 0 is no limit."""
        self.row_with('Falkenstein 1')
        self.use('New Node…')
        self.dialog('New Node')
        self.assertEqual(find_all(self.dialog(), 'label', 'Location'), [])
        self.fill('Name', 'Köln (neu)')
        self.fill('Host Name', 'localhost')
        self.app.press('Create', within=self.dialog())
        self.complains('Host Name', '^A name under which others than the panel reach it, too$')
        self.fill('Host Name', 'cgn1.example.com')
        self.set_number('Memory', 0)
        self.set_number('CPU', 800)
        self.fill('Tags', 'eu, fast')
        self.app.press('Create', within=self.dialog())
        self.closed()
        self.row_with('Köln (neu)')
        node = next(node['attributes'] for node in self.panel.ask('GET', '/api/application/nodes?per_page=100')['data']
                    if node['attributes']['name'] == 'Köln (neu)')
        self.assertEqual([node['memory'], node['cpu'], node['tags'], node['daemon_base']], [0, 800, ['eu', 'fast'], '/var/lib/pelican/volumes'])
        self.assertNotIn('location_id', node)
        wait(lambda: find_all(self.row_with('Köln (neu)'), 'label', 'eu, fast'), what='the tags in the list')


if __name__ == '__main__':
    unittest.main()
