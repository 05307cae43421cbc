/* ptero-subusers-apply.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-subusers-private.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-server-picker.h"
#include "ptero-subuser-job.h"
#include "ptero-subuser.h"

static char *
create_title (GPtrArray *subusers,
              guint      n_servers)
{
  g_autofree char *who = NULL;

  if (subusers->len == 1)
    who = ptero_text_make_safe (((PteroSubuser *) subusers->pdata[0])->email);
  else
    who = g_strdup_printf (ngettext ("%u Person", "%u People", subusers->len), subusers->len);

  /* Translators: %s is the e-mail address of a person, or how many people there are; they get
   * permissions on %u servers */
  return g_strdup_printf (ngettext ("Permissions of %s on %u Server",
                                    "Permissions of %s on %u Servers", n_servers), who, n_servers);
}

static void
picked_cb (PteroListPane     *pane,
           PteroServerPicker *picker)
{
  GPtrArray *subusers = g_object_get_data (G_OBJECT (picker), "subusers");
  g_autoptr(GPtrArray) servers = ptero_server_picker_dup_chosen (picker);
  g_autofree char *title = create_title (subusers, servers->len);
  g_autoptr(PteroJob) job = ptero_subuser_job_new (title, subusers, servers);

  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
  ptero_panel_toast (GTK_WIDGET (pane),
                     ngettext ("Permissions are being given on %u server",
                               "Permissions are being given on %u servers", servers->len),
                     servers->len);
}

/* Those whose address the panel told. */
static GPtrArray *
dup_subusers (GPtrArray *items)
{
  GPtrArray *subusers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    if (PTERO_SUBUSER (items->pdata[i])->email != NULL)
      g_ptr_array_add (subusers, g_object_ref (items->pdata[i]));

  return subusers;
}

/*< private >
 * ptero_subusers_apply:
 * @pane: the list
 * @items: (element-type PteroSubuser): people
 *
 * Has the person choose servers on which they get the same permissions.
 */
void
ptero_subusers_apply (PteroListPane *pane,
                      GPtrArray     *items)
{
  PteroAccess *access = ptero_list_pane_get_access (pane);
  GListModel *fleet = ptero_panel_get_fleet (ptero_list_pane_get_panel (pane));
  g_autoptr(GPtrArray) subusers = dup_subusers (items);
  GtkWidget *picker;

  if (fleet == NULL || subusers->len == 0)
    return;

  picker = ptero_server_picker_new (fleet, ptero_access_get_server (access), _("_Apply"));
  ptero_server_picker_set_note (PTERO_SERVER_PICKER (picker),
                                ngettext ("Where this person is not known yet they are invited; where they are, these permissions replace those they have there.",
                                          "Where these people are not known yet they are invited; where they are, these permissions replace those they have there.",
                                          subusers->len));
  g_object_set_data_full (G_OBJECT (picker), "subusers", g_ptr_array_ref (subusers),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (picker, "done", G_CALLBACK (picked_cb), pane, G_CONNECT_SWAPPED);
  ptero_server_picker_present (PTERO_SERVER_PICKER (picker), _("Apply to More Servers"),
                               GTK_WIDGET (pane));
}
