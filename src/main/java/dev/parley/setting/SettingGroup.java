package dev.parley.setting;

import java.util.List;

/**
 * Settings that are read together.
 *
 * @param title a few words
 * @param introduction what holds for all of them; may be empty
 * @param settings in the order of the shipped file
 */
public record SettingGroup(String title, String introduction, List<Setting<?>> settings) {
    public SettingGroup {
        settings = List.copyOf(settings);
    }
}
