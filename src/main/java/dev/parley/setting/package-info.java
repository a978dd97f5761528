/**
 * How a setting is declared and read. Each owner declares its settings as constants beside the record that is made of them:
 * {@link dev.parley.setting.Setting} holds the name, type, range, default and purpose once, and the shipped
 * {@code application.properties}, {@code docs/settings.md}, {@code --set} and the checks at start are made of it. Knows
 * nothing of the settings that there are, and of their owners.
 */
@NullMarked
package dev.parley.setting;

import org.jspecify.annotations.NullMarked;
