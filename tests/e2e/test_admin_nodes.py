# test_admin_nodes.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import unittest

from pages import find_all, name_of, wait
from shared import SharedTest


class Nodes(SharedTest):
    def begin(self):
        self.start_admin('Nodes')

    def test_maintenance_and_reach(self):
        """Nodes go into maintenance together; the page of one says whether it can be reached, and looks again."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1', 'In Use')
        self.choose('Falkenstein 1')
        self.use('Begin Maintenance')
        self.row_with('Falkenstein 1', 'Maintenance')
        self.use('End Maintenance')
        self.row_with('Falkenstein 1', 'In Use')

        self.picture_narrow('nodes')
        self.use('Open')
        self.app.label('^Wings can be reached from this computer$')
        self.app.press('Check Again')
        self.app.label('^Wings answers, and asks for its token as it should')
        self.app.press('Begin Maintenance', within=self.front('PteroFacts'))
        wait(lambda: self.app.buttons('End Maintenance', within=self.front('PteroFacts')), what='maintenance that can be ended')
        self.picture_narrow('node')
        self.app.press('End Maintenance', within=self.front('PteroFacts'))
        wait(lambda: self.app.buttons('Begin Maintenance', within=self.front('PteroFacts')), what='maintenance to be over')

    def follow(self, text, in_row):
        """Clicks what a row names, which leads there."""
        self.app.click(find_all(self.row_with(in_row), 'label', text)[0], dx=.2)

    def test_links(self):
        """What a row names is a click away: from a server to its owner, to its node, to a server there, and all the way back."""
        self.open_page('Administration', 'Servers')
        self.row_with('Survival', 'admin')
        self.follow('admin', in_row='Survival')
        self.says('^User Name$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('Survival', 'Falkenstein 1')
        self.follow('Falkenstein 1', in_row='Survival')
        self.front('PteroAdminNodePage')
        self.tab('Allocations')
        self.follow('Survival', in_row='25565')
        self.says('^Docker Image$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('25565', 'Survival')
        self.tab('Servers')
        self.row_with('Survival', 'admin')
        self.app.key('alt+Left')
        self.use_menu('Survival', 'Copy Value')
        self.app.key('Escape', 'Escape')

    def test_capacity(self):
        """The page of a node says how full it is, and what is given or taken below changes that."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        self.use('Open')
        head = self.front('PteroAdminNodePage')
        wait(lambda: find_all(head, 'label', pattern='^Answers'), what='the node to answer')
        free = int(name_of(wait(lambda: find_all(head, 'label', pattern='^[0-9]+ free$'), what='free allocations')[0]).split()[0])
        self.tab('Allocations')
        self.app.press('Free', within=self.front())
        wait(lambda: len(self.rows()) == free, what='only the free ones')
        self.choose(next(text for text in self.rows()[0] if text.isdigit() and int(text) > 1024))
        self.use('Remove…')
        self.send('Delete')
        wait(lambda: find_all(head, 'label', f'{free - 1} free'), what='one less to be free')

    def picture_narrow(self, name):
        folder = os.environ.get('PTERO_E2E_PICTURES')
        if folder:
            self.app.resize(400, 700)
            self.app.screenshot(os.path.join(folder, f'e2e-{name}.png'))
            self.app.resize(1200, 800)


if __name__ == '__main__':
    unittest.main()
