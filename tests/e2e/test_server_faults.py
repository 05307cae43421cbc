# test_server_faults.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each section of a server while the panel answers with what is none: Faults.test_sections · a form that is sent meanwhile: Faults.test_form"""

import unittest

from pages import find_all, wait
from server import ServerTest

LIST = 'PteroListPane'
KEPT = '^This could not be brought up to date$'
SECTIONS = (  # where, a row of it, what goes wrong
    ('Backups', LIST, 'kept', 'truncate'), ('Schedules', LIST, 'kept', 'wrong-types'), ('Databases', LIST, 's1_world', 'deep'),
    ('Network', LIST, '25565', 'html=200'), ('Users', LIST, 'alice@example.com', 'huge'), ('Activity', 'PteroActivity', 'admin', 'status=403'),
    ('Files', 'PteroFileBrowser', 'eula.txt', 'status=504'))
DONE = 'The panel may have done it nonetheless: look before you send it again.'
FORMS = (  # what goes wrong, what is said of it, whether it may be done
    ('status=403', 'has no right to do this', False), ('status=504', 'node of the server does not answer', False), ('html=200', 'is a website', True),
    ('truncate', 'cannot be understood', True), ('huge', 'is larger than', True), ('drop', 'connection was closed', True))


class Faults(ServerTest):
    def begin(self):
        super().begin()
        self.ask('backups', {'name': 'kept'})
        fields = {'name': 'kept', 'minute': '0', 'hour': '5', 'day_of_month': '*', 'month': '*', 'day_of_week': '*', 'is_active': True}
        self.ask('schedules', fields)

    def spoil(self, fault):
        self.panel.tell('faults', f'{fault}@/api/client/servers/{self.server}')

    def test_sections(self):
        """What is shown stays and what went wrong is said, until it is right again."""
        for section, self.kind, text, fault in SECTIONS:
            with self.subTest(section=section, fault=fault):
                self.section(section)
                self.row_with(text, timeout=60)
                self.spoil(fault)
                self.app.key('F5')
                self.says(KEPT)
                self.row_with(text)
                self.panel.tell('faults')
                self.use('Retry')
                wait(lambda: not self.app.buttons('Retry', self.front()), what='the section to be up to date')
                self.row_with(text)
        del self.kind

    def test_form(self):
        """A form stays as it is filled in and says what went wrong; it warns of sending again what may be done."""
        for number, (fault, words, done) in enumerate(FORMS):
            with self.subTest(fault=fault):
                section, verb = (('Schedules', 'New Schedule'), ('Backups', 'New Backup'))[number % 2]
                self.start_form(section, verb + '…', verb, 'Name', text=f'number {number}')
                self.spoil(fault)
                self.app.press('Create', within=self.dialog())
                self.dialog_says(f'(?i){words}')
                self.assertEqual(bool(find_all(self.dialog(), 'label', DONE)), done)
                self.assertEqual(self.value('Name'), f'number {number}')
                self.panel.tell('faults')
                self.discard()
                self.app.key('F5')
                self.assert_no_complaint()


if __name__ == '__main__':
    unittest.main()
