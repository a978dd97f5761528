package dev.parley.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.Declarations;
import dev.parley.setting.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    @Test
    void documentTellsWhatEachSettingIsFor() throws IOException {
        CheckedIn.assertCurrent(Path.of("docs/settings.md"), SettingsReference.page());
    }

    @Test
    void documentOfShippedSettingsIsWhatTheDeclarationsGive() throws IOException {
        CheckedIn.assertCurrent(Path.of("application.properties"), SettingsReference.file());
    }

    @Test
    void everySettingHasANameOfItsOwn() {
        List<String> names = Declarations.all().stream().map(Setting::name).toList();

        assertEquals(names.stream().distinct().toList(), names);
    }

    @Test
    void everySettingTellsItsPurposeInSentences() {
        assertNone(Declarations.all().stream()
                .filter(setting -> !setting.purpose().matches("(?s)\\S.*\\."))
                .map(Setting::name));
    }

    @Test
    void everySecretComesFromAVariableOrAnotherSetting() {
        assertNone(Declarations.all().stream()
                .filter(Setting::isSecret)
                .filter(setting -> !setting.line().startsWith("{{"))
                .map(Setting::name));
    }

    private static void assertNone(Stream<String> breaches) {
        assertEquals(List.of(), breaches.toList());
    }
}
