# test_startup.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Startup: a variable of each control, refused values: Startup.test_variables · image: Startup.test_image ·
Settings: rename, SFTP, facts: Settings.test_rename · reinstall: Settings.test_reinstall ·
Activity: kinds, persons, details, endless: Activity."""

import datetime
import unittest

from driver import extents, has, text_of
from pages import find_all, wait
from server import ServerTest


class Startup(ServerTest):
    kind = 'PteroStartup'

    def setUp(self):
        super().setUp()
        self.part = self.section('Startup')

    def value_of(self, variable):
        """What the panel has for a variable."""
        return next(item['attributes']['server_value'] for item in self.ask('startup')['data'] if item['attributes']['env_variable'] == variable)

    def apply(self, variable, value):
        self.app.press('Apply', within=self.part)
        wait(lambda: self.value_of(variable) == value, what=f'{variable} to be {value!r}')
        wait(lambda: not self.app.buttons('Apply', self.part), what='nothing to be left to apply')

    def test_variables(self):
        """A text, a number and a switch are changed, put back and refused."""
        self.fill('Server Jar File', 'a-jar-of-a-name-too-long.jar')
        self.says('^20 characters at most$')
        self.assertEqual(self.app.buttons('Apply', self.part), [])
        self.app.press('Discard the Change', within=self.part)
        self.fill('Server Jar File', 'paper.jar')
        self.apply('SERVER_JARFILE', 'paper.jar')
        self.says(r'-jar paper\.jar$')
        self.app.press('Reset to “server.jar”', within=self.part)
        self.apply('SERVER_JARFILE', 'server.jar')
        self.says(r'-jar server\.jar$')

        number = self.show(find_all(self.part, 'spin button', 'View Distance')[0], self.part)
        self.app.click(number, dx=.15)
        self.app.key('ctrl+a')
        self.app.type('12')
        self.app.key('Tab')
        self.apply('VIEW_DISTANCE', '12')

        flags = '0' if self.value_of('AIKAR_FLAGS') == '1' else '1'
        self.app.toggle(find_all(self.part, 'check box', 'Aikar Flags')[0])
        self.apply('AIKAR_FLAGS', flags)

        self.says('^Only an administrator can change this$')
        build = find_all(self.part, 'text', 'Build Number')[0]
        self.assertFalse(has(build, 'SENSITIVE'))

    def test_refused(self):
        """What the panel refuses is said at the variable, and what was typed is kept."""
        self.panel.tell('faults', 'status=500@/api/client/servers')
        self.fill('Minecraft Version', '1.21')
        self.app.press('Apply', within=self.part)
        self.says('(?i)error|went wrong|500')
        self.assertEqual(text_of(find_all(self.part, 'text', 'Minecraft Version')[0]), '1.21')
        self.panel.tell('faults')
        self.apply('MINECRAFT_VERSION', '1.21')

    def test_image(self):
        """Another image of the egg is chosen; the command is shown with its placeholders."""
        self.choose_from('Docker Image', 'Java 17')
        wait(lambda: self.ask('')['attributes']['docker_image'].endswith('java_17'), what='the other image')
        self.app.press('Placeholders', within=self.part)
        self.says('{{SERVER_JARFILE}}')
        self.app.press('Placeholders', within=self.part)
        self.says(r'-jar server\.jar|-jar paper\.jar')


class Settings(ServerTest):
    kind = 'PteroServerSettings'

    def setUp(self):
        super().setUp()
        self.part = self.section('Settings')

    def test_rename(self):
        """The server gets another name and description, and is called so everywhere."""
        self.says(r'^127\.0\.0\.1:2022$')
        self.says(r'^admin\.')
        self.app.press('Edit…', within=self.part)
        self.dialog('Name and Description')
        self.fill('Name', '')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.fill('Name', 'Survival <Two>')
        self.fill('Description', 'Paid until\nApril & May')
        self.send('Save')
        self.says('^Survival <Two>$')
        wait(lambda: self.ask('')['attributes']['description'] == 'Paid until\nApril & May', what='the description')

    def test_reinstall(self):
        """To install again has to be agreed to by the name; the page says so meanwhile, and what is there comes back."""
        name = self.ask('')['attributes']['name']
        self.app.press('Reinstall…', within=self.part)
        self.dialog('Reinstall the Server?')
        self.type_name(name, 'Reinstall')
        self.app.label('^The panel is running the install script', 30)
        self.lifted(90)


class Activity(ServerTest):
    def setUp(self):
        super().setUp()
        self.section('Activity', 'PteroActivity')

    def count(self):
        return int(self.says(r'^\d+ (entries|entry)').split(' ')[0])

    def press_in_list(self, key):
        """Presses a key with the focus in a row that is in view. What is in view stays there as more comes above it."""
        place = extents(self.front())
        rows = [row for row in self.table_rows() if place.y + 40 < extents(row).y < place.y + place.height - 100]
        self.app.click(rows[1])
        self.app.key(key)

    def test_kinds(self):
        """What happens is listed at once; a kind is chosen, a person, and the details are shown."""
        before = self.count()
        self.ask('backups', {'name': 'to be seen'})
        self.app.key('F5')
        wait(lambda: self.count() > before, what='another entry')
        self.press_in_list('Home')
        self.row_with('Began the backup “to be seen”')
        everything = self.count()
        self.choose_from('Kind of Activity', 'Backups')
        wait(lambda: self.count() < everything, what='fewer entries')
        self.assertTrue(all('backup' in row[0].lower() for row in self.rows()))
        self.choose('Began the backup “to be seen”')
        self.use('Details')
        self.dialog('Activity')
        self.dialog_says('^server:backup.start$')
        self.app.press('Close', within=self.dialog())
        self.closed()
        self.choose_from('Kind of Activity', 'Everything')
        wait(lambda: self.count() >= everything, what='everything')
        self.choose_from('Person', 'alice')
        wait(lambda: {row[1] for row in self.rows()} == {'alice'}, what='one person alone')
        self.choose_from('Person', 'Everybody')

    def test_words(self):
        """What is changed in other sections is told in words."""
        before = self.count()
        self.ask('users', {'email': 'mate@example.com', 'permissions': ['websocket.connect']})
        self.ask('startup/variable', {'key': 'SERVER_JARFILE', 'value': 'paper.jar'}, method='PUT')
        self.call('settings/rename', {'name': 'Survival <Two>'}, method='POST')
        self.app.key('F5')
        wait(lambda: self.count() >= before + 3, what='three entries more')
        self.press_in_list('Home')
        for what in ('Invited mate@example.com', 'Changed the variable SERVER_JARFILE from “server.jar” to “paper.jar”',
                     'Renamed the server from “Survival” to “Survival <Two>”'):
            self.row_with(what)

    def test_endless(self):
        """More comes as one goes down, until there is no more."""
        pages = self.ask('activity', per_page=100)['meta']['pagination']['total_pages']
        oldest = min(item['attributes']['timestamp'] for page in (1, pages) for item in self.ask('activity', per_page=100, page=page)['data'])
        moment = datetime.datetime.fromisoformat(oldest).astimezone().strftime('%-d %b, %H:%M')
        self.assertFalse(any(moment in row for row in self.rows()))

        def down():
            self.press_in_list('End')
            return any(moment in row for row in self.rows())
        wait(down, 30, f'the oldest, of {moment}')


if __name__ == '__main__':
    unittest.main()
