/* ptero-banner.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-banner.h"

#include "ptero-late-menu.h"
#include "ptero-narrow-bin.h"

/**
 * PteroBanner:
 *
 * A line over the content that says what is wrong, or what to know, and offers
 * the way on as buttons. Titles are plain text.
 *
 * CSS: a box with the class `.banner` and one of `.info`, `.warning`, `.error`.
 */
struct _PteroBanner
{
  GtkWidget         parent_instance;

  PteroNarrowBin   *bin;
  GtkWidget        *box;
  GtkWidget        *buttons;
  GtkImage         *image;
  GtkRevealer      *revealer;
  GtkLabel         *subtitle;
  GtkLabel         *title;

  PteroBannerStyle  style;
};

enum {
  PROP_0,
  PROP_ICON_NAME,
  PROP_REVEALED,
  PROP_STYLE,
  PROP_SUBTITLE,
  PROP_TITLE,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (PteroBannerStyle, ptero_banner_style,
                    G_DEFINE_ENUM_VALUE (PTERO_BANNER_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (PTERO_BANNER_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (PTERO_BANNER_ERROR, "error"))
G_DEFINE_FINAL_TYPE (PteroBanner, ptero_banner, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
set_style (PteroBanner      *self,
           PteroBannerStyle  style)
{
  static const char *const classes[] = { "info", "warning", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->box, classes[i]);
  gtk_widget_add_css_class (self->box, classes[style]);
  self->style = style;
}

static guint
count_buttons (PteroBanner *self)
{
  guint n_buttons = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_buttons++;

  return n_buttons;
}

/* Buttons beside the text would leave it a word to a line; one beside a title alone does not. More
 * than two are wider than the window beside each other, in one language or another. */
static void
place_buttons (PteroBanner *self)
{
  const gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);
  const guint n_buttons = count_buttons (self);
  const gboolean much = gtk_widget_get_visible (GTK_WIDGET (self->subtitle)) || n_buttons > 1;
  const gboolean many = n_buttons > 2 && narrow;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), much && narrow
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), many
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->buttons, many ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

/* What nobody sees takes its time nevertheless, unless it is told to be hidden. */
static void
child_revealed_cb (PteroBanner *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->box),
                          ptero_banner_get_revealed (self) ||
                          gtk_revealer_get_child_revealed (self->revealer));
}

static void
ptero_banner_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PteroBanner *self = PTERO_BANNER (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;

    case PROP_REVEALED:
      g_value_set_boolean (value, ptero_banner_get_revealed (self));
      break;

    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (self->subtitle));
      break;

    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_banner_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PteroBanner *self = PTERO_BANNER (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->image), g_value_get_string (value) != NULL);
      break;

    case PROP_REVEALED:
      ptero_banner_set_revealed (self, g_value_get_boolean (value));
      break;

    case PROP_STYLE:
      set_style (self, g_value_get_enum (value));
      break;

    case PROP_SUBTITLE:
      ptero_banner_set_subtitle (self, g_value_get_string (value));
      break;

    case PROP_TITLE:
      ptero_banner_set_title (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_BANNER);

  G_OBJECT_CLASS (ptero_banner_parent_class)->dispose (object);
}

static void
ptero_banner_class_init (PteroBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ptero_banner_dispose;
  object_class->get_property = ptero_banner_get_property;
  object_class->set_property = ptero_banner_set_property;

  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);

  properties[PROP_REVEALED] =
    g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_STYLE] =
    g_param_spec_enum ("style", NULL, NULL, PTERO_TYPE_BANNER_STYLE, PTERO_BANNER_INFO,
                       flags | G_PARAM_CONSTRUCT);

  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PTERO_TYPE_NARROW_BIN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, box);
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, buttons);
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, image);
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PteroBanner, title);
}

static void
ptero_banner_init (PteroBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (place_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (child_revealed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * ptero_banner_new:
 * @style: how serious it is
 * @icon_name: (nullable): a symbolic icon
 *
 * Returns: (transfer floating): a banner that isn't revealed yet
 */
GtkWidget *
ptero_banner_new (PteroBannerStyle  style,
                  const char       *icon_name)
{
  return g_object_new (PTERO_TYPE_BANNER, "icon-name", icon_name, "style", style, NULL);
}

/**
 * ptero_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether the banner is shown
 */
gboolean
ptero_banner_get_revealed (PteroBanner *self)
{
  g_return_val_if_fail (PTERO_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * ptero_banner_set_revealed:
 * @self: a banner
 * @revealed: whether to show it
 *
 * Shows or hides the banner.
 */
void
ptero_banner_set_revealed (PteroBanner *self,
                           gboolean     revealed)
{
  g_return_if_fail (PTERO_IS_BANNER (self));

  if (ptero_banner_get_revealed (self) == !!revealed)
    return;

  if (revealed)
    gtk_widget_set_visible (GTK_WIDGET (self->box), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/**
 * ptero_banner_set_title:
 * @self: a banner
 * @title: (nullable): plain text
 *
 * Sets the first line.
 */
void
ptero_banner_set_title (PteroBanner *self,
                        const char  *title)
{
  g_return_if_fail (PTERO_IS_BANNER (self));

  if (g_strcmp0 (gtk_label_get_label (self->title), title != NULL ? title : "") == 0)
    return;

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * ptero_banner_set_subtitle:
 * @self: a banner
 * @subtitle: (nullable): plain text
 *
 * Sets the second line.
 */
void
ptero_banner_set_subtitle (PteroBanner *self,
                           const char  *subtitle)
{
  g_return_if_fail (PTERO_IS_BANNER (self));

  if (g_strcmp0 (gtk_label_get_label (self->subtitle), subtitle != NULL ? subtitle : "") == 0)
    return;

  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  place_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * ptero_banner_add_button:
 * @self: a banner
 * @label: what the button says, with a mnemonic
 * @detailed_action: the action with its target, e.g. "win.resolve-panel('id')"
 *
 * Adds a button after those that are there; the last one is the way on.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
ptero_banner_add_button (PteroBanner *self,
                         const char  *label,
                         const char  *detailed_action)
{
  GtkWidget *button;

  g_return_val_if_fail (PTERO_IS_BANNER (self), NULL);
  g_return_val_if_fail (label != NULL && detailed_action != NULL, NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  place_buttons (self);

  return button;
}

/**
 * ptero_banner_add_menu:
 * @self: a banner
 * @label: what the button says, with a mnemonic
 * @menu: what it opens
 *
 * Adds a button after those that are there, for what has to be chosen from.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
ptero_banner_add_menu (PteroBanner *self,
                       const char  *label,
                       GMenuModel  *menu)
{
  GtkWidget *button;

  g_return_val_if_fail (PTERO_IS_BANNER (self), NULL);
  g_return_val_if_fail (label != NULL && G_IS_MENU_MODEL (menu), NULL);

  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  ptero_late_menu_set (GTK_MENU_BUTTON (button), menu);
  gtk_box_append (GTK_BOX (self->buttons), button);
  place_buttons (self);

  return button;
}

/**
 * ptero_banner_clear_buttons:
 * @self: a banner
 *
 * Removes the buttons.
 */
void
ptero_banner_clear_buttons (PteroBanner *self)
{
  GtkWidget *child;

  g_return_if_fail (PTERO_IS_BANNER (self));

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  place_buttons (self);
}
