package dev.parley.app;

import dev.parley.setting.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The settings of a file for a program that runs no routes. */
final class SettingsFile {
    private SettingsFile() {}

    /** What becomes of the settings, and of the folder that relative paths in them are meant from. */
    @FunctionalInterface
    interface Use<T> {
        T of(Settings settings, Path home) throws Exception;
    }

    /**
     * Reads settings as Parley does, and uses them.
     *
     * @param overrides settings for this run only, over those of the file
     * @throws StartFailure with one line for the person who can mend it, also where their use fails
     */
    static <T> T use(Path configuration, Map<String, String> overrides, Use<T> use) throws StartFailure {
        Path file = StartFailure.requireFile(configuration);
        Overrides given = Overrides.of(overrides, file);
        Path home = file.resolveSibling("");
        // Never started: it only reads the settings.
        CamelContext context = new DefaultCamelContext();
        try {
            Overrides.takePrecedence(context);
            context.getPropertiesComponent().setOverrideProperties(given.properties(System.getenv()));
            context.getPropertiesComponent().setLocation("file:" + file);
            return use.of(new Settings(context::resolvePropertyPlaceholders), home);
        } catch (Exception e) {
            throw StartFailure.of(e, context, home);
        }
    }
}
