package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
    private final Path file;

    OverridesTest(@TempDir Path folder) {
        this.file = folder.resolve("application.properties");
    }

    @Test
    void goOverTheEnvironmentWhichGoesOverTheFileWhichGoesOverTheDefaults() throws Exception {
        Map<String, String> environment = Map.of("HOOKS_BUDGET", "2s", "TOKEN_TTL", "2h");
        String settings = "{{hooks.budget}} {{token.ttl}} {{token.webchat-ttl}} {{retry.repeats}}";

        assertEquals(
                "1s 2h 5h 8",
                resolved(
                        Map.of("hooks.budget", "1s"),
                        environment,
                        """
                        hooks.budget = 3s
                        token.ttl = 3h
                        token.webchat-ttl = 5h
                        """,
                        settings));
    }

    @Test
    void takeABlankVariableForNone() throws Exception {
        assertEquals("3h", resolved(Map.of(), Map.of("TOKEN_TTL", " "), "token.ttl = 3h", "{{token.ttl}}"));
    }

    @Test
    void takeUsersOwnSettingsForKnown() throws Exception {
        assertEquals("Caleb", resolved(Map.of("my.name", "Caleb"), Map.of(), "my.name = Bertha", "{{my.name}}"));
        assertEquals("Tilly", resolved(Map.of(), Map.of("MY_NAME", "Tilly"), "my.name = Bertha", "{{my.name}}"));
    }

    @Test
    void knowSettingsThatTheFileDoesNotHave() throws Exception {
        assertEquals("7h", resolved(Map.of("token.ttl", "7h"), Map.of(), "", "{{token.ttl}}"));
    }

    @Test
    void nameTheNearestSettingForAnUnknownOne() throws IOException {
        Files.writeString(file, "");

        assertEquals(
                "--set token.tll: there is no such setting in application.properties. Did you mean \"token.ttl\"?",
                assertThrows(StartFailure.class, () -> Overrides.of(Map.of("token.tll", "1h"), file))
                        .getMessage());
    }

    @Test
    void warnOfWhatLooksLikeASettingInTheFileAndIsNone() throws Exception {
        Files.writeString(
                file,
                """
                token.ttl = 1h
                token.tll = 1h
                bot.greeting = Hello
                shop.ttl = 1h
                camel.main.name = parley
                """);

        assertEquals(
                List.of("The settings have \"token.tll\", which Parley does not read. Did you mean \"token.ttl\"?"),
                Overrides.of(Map.of(), file).warnings());
    }

    /** Returns the text with all settings in it replaced by their values. */
    private String resolved(Map<String, String> given, Map<String, String> environment, String lines, String text)
            throws Exception {
        Files.writeString(file, lines);
        Properties properties = Overrides.of(given, file).properties(environment);
        try (CamelContext context = new DefaultCamelContext()) {
            Overrides.takePrecedence(context);
            context.getPropertiesComponent().setLocation("file:" + file);
            context.getPropertiesComponent().setOverrideProperties(properties);
            return context.resolvePropertyPlaceholders(text);
        }
    }
}
