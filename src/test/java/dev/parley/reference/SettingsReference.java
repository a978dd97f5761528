package dev.parley.reference;

import dev.parley.app.settings.Declarations;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingGroup;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** What is made of the declarations of all settings: the shipped {@code application.properties} and the page about them. */
final class SettingsReference {
    private static final int WIDTH = 126;
    private static final String HEAD =
            """
            # Everything that can be set, in the order of the picture; docs/settings.md has the same as tables. Secrets come from the
            # environment only. --set key=value overrides a line for one run. Relative paths are meant from the folder of this file.
            """;
    private static final String INTRODUCTION =
            """
            # Settings

            Everything that can be set, with what it is for: for people who run Parley or write routes of their own. Parley checks all of
            it at start, before anything else, and names every mistake in one line.

            A setting comes from the first of these that has it:

            1. `--set name=value` on the command line, for one run;
            2. the environment variable of the setting's name in capitals, with `_` for `.` and `-`: `TOKEN_TTL` for `token.ttl`;
            3. `application.properties`, UTF-8, or the file that `--config` names. A value there may refer to an environment variable,
               `{{env:NAME:}}`, or to another setting, `{{token.ttl}}`. The column *variable* has those that the shipped file refers to:
               secrets are set by them, not in the file;
            4. the default, where the file has no line for it. Parley never writes into your file.

            Durations are written `500ms`, `30s`, `5m`, `1h` or `1d`, or several of these in a row, `1h30m`; a bare number is milliseconds.
            Lists are separated by commas. Relative paths are meant from the folder of the file. Settings of your own, for routes of
            your own, may stand in the file as well, and a route reads any setting as `{{name}}`.
            """;

    private SettingsReference() {}

    /** Returns the text of {@code docs/settings.md}. */
    static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (SettingGroup group : Declarations.GROUPS) {
            page.append("\n## ").append(group.title()).append("\n\n");
            if (!group.introduction().isEmpty()) {
                page.append(WordUtils.wrap(group.introduction(), WIDTH)).append("\n\n");
            }
            page.append("| setting | value | default | variable | what it is for |\n| --- | --- | --- | --- | --- |\n");
            group.settings().forEach(setting -> page.append(row(setting)));
        }
        return page.toString();
    }

    private static String row(Setting<?> setting) {
        String fallback = isWritten(setting) ? "`" + setting.fallback() + "`" : setting.fallback();
        return "| "
                + String.join(
                        " | ",
                        "`" + setting.name() + "`",
                        escaped(setting.type().range()),
                        fallback,
                        setting.variable().map(name -> "`" + name + "`").orElse(""),
                        escaped(setting.purpose()))
                + " |\n";
    }

    /** Returns whether the default is what a file would have, not words. */
    private static boolean isWritten(Setting<?> setting) {
        return !setting.fallback().isEmpty() && setting.fallback().equals(setting.line());
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }

    /** Returns the text of the shipped {@code application.properties}. */
    static String file() {
        StringBuilder file = new StringBuilder(HEAD);
        for (SettingGroup group : Declarations.GROUPS) {
            file.append("\n# ---- ").append(group.title()).append(" ----\n\n");
            if (!group.introduction().isEmpty()) {
                file.append(comment(group.introduction())).append('\n');
            }
            for (Setting<?> setting : group.settings()) {
                file.append(comment(described(setting)))
                        .append((setting.name() + " = " + setting.line()).stripTrailing())
                        .append('\n');
            }
        }
        return file.toString();
    }

    private static String described(Setting<?> setting) {
        List<String> sentences = new ArrayList<>(List.of(setting.purpose()));
        if (!setting.type().range().equals("text")) {
            sentences.add("Value: " + setting.type().range() + ".");
        }
        if (!setting.fallback().isEmpty()) {
            sentences.add("Default: " + setting.fallback() + ".");
        }
        return String.join(" ", sentences);
    }

    private static String comment(String text) {
        return "# " + WordUtils.wrap(text, WIDTH).replace("\n", "\n# ") + "\n";
    }
}
