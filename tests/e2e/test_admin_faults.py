# test_admin_faults.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each page of the administration while its panel answers with what is none: each says so, or shows what it can, and is there again."""

import time
import unittest

from pages import find_all, name_of, wait
from shared import SharedTest

LIST = 'PteroListPane'
PAGES = {'Overview': ('PteroAdminOverview', 'Falkenstein 1'), 'Servers': (LIST, 'Survival'), 'Users': (LIST, 'alice'),
         'Nodes': (LIST, 'Falkenstein 1'), 'Locations': (LIST, 'eu.fsn'), 'Nests': (LIST, 'Minecraft')}
ROWS = {'Servers': 'Survival', 'Users': 'alice', 'Nodes': 'Falkenstein 1', 'Locations': 'eu.fsn'}
FAULTS = ('truncate', 'wrong-types', 'wrong-item', 'huge', 'deep', 'reset-body', 'html=200')


def faults_of(position):
    """Two for each page, so that each comes somewhere: test-faults has all of them for each kind of route."""
    return FAULTS[2 * position % len(FAULTS)], FAULTS[(2 * position + 1) % len(FAULTS)]


class Faults(SharedTest):
    def begin(self):
        self.start_admin('Overview', servers=5)

    def shows(self, kind, text):
        if kind == LIST:
            self.row_with(text, timeout=30)
        else:
            self.says(f'(?i){text}', kind, 30)

    def settle(self):
        """Nothing is under way any more: the program answers, and no spinner turns."""
        time.sleep(.5)
        wait(lambda: self.app.process.poll() is not None or self.app.buttons('Add Panel…'), 30, 'the program to answer')
        self.assertIsNone(self.app.process.poll(), self.app.read_log())

    def test_lists(self):
        for position, (page, (kind, text)) in enumerate(PAGES.items()):
            for fault in faults_of(position):
                with self.subTest(page=page, fault=fault):
                    self.panel.tell('faults', f'{fault}@/api/application')
                    self.open_page('Administration', 'Only in the Panel')
                    self.open_page('Administration', page)
                    self.app.key('F5')
                    self.settle()
                    self.panel.tell('faults')
                    self.app.key('F5')
                    self.shows(kind, text)
                    self.assert_no_complaint()

    def test_details(self):
        for position, (page, name) in enumerate(ROWS.items()):
            for fault in faults_of(position):
                with self.subTest(page=page, fault=fault):
                    self.open_page('Administration', page)
                    self.row_with(name)
                    self.choose(name)
                    self.panel.tell('faults', f'{fault}@/api/application')
                    self.use('Open')
                    self.settle()
                    labels = [name_of(label) for label in find_all(self.front('PteroFacts'), 'label')]
                    self.assertTrue(any(labels), page)
                    self.panel.tell('faults')
                    self.app.key('F5')
                    self.says('^ID$', 'PteroFacts')
                    self.app.key('alt+Left')
                    self.row_with(name)
                    self.assert_no_complaint()


if __name__ == '__main__':
    unittest.main()
