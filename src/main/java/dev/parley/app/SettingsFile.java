package dev.parley.app;

import dev.parley.setting.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The settings of one run: those of the file, and over them what is set for this run only. */
final class SettingsFile {
    private final Path path;
    private final Overrides given;
    private final Properties overrides;
    /** Never started: it only reads the settings. */
    private final CamelContext reader = new DefaultCamelContext();

    private SettingsFile(Path path, Overrides given) {
        this.path = path;
        this.given = given;
        this.overrides = given.properties(System.getenv());
        Overrides.takePrecedence(reader);
        reader.getPropertiesComponent().setOverrideProperties(this.overrides);
        reader.getPropertiesComponent().setLocation(location());
    }

    /**
     * Names the file and what is set over it.
     *
     * @throws StartFailure where there is no such file, or no such setting in it
     */
    static SettingsFile open(Path configuration, Map<String, String> overrides) throws StartFailure {
        Path file = StartFailure.requireFile(configuration);
        return new SettingsFile(file, Overrides.of(overrides, file));
    }

    /** Uses the settings, and the folder that relative paths in them refer to. */
    @FunctionalInterface
    interface Use<T> {
        T of(Settings settings, Path home) throws Exception;
    }

    /**
     * Reads settings for a program that runs no routes, and uses them.
     *
     * @param overrides settings for this run only, over those of the file
     * @throws StartFailure with one line that says what to do, also where their use fails
     */
    static <T> T use(Path configuration, Map<String, String> overrides, Use<T> use) throws StartFailure {
        SettingsFile file = open(configuration, overrides);
        try {
            return use.of(file.settings(), file.home());
        } catch (Exception e) {
            throw StartFailure.of(e, file.reader, file.home());
        }
    }

    /** Returns the settings as they are whenever they are asked: what is {@link #set} later counts as well. */
    Settings settings() {
        return new Settings(reader::resolvePropertyPlaceholders);
    }

    /** Returns the folder of the file. */
    Path home() {
        return path.resolveSibling("").normalize();
    }

    /** Returns where Camel finds the file. */
    String location() {
        return "file:" + path;
    }

    /** Returns what is set over the file. */
    Properties overrides() {
        Properties copy = new Properties();
        copy.putAll(overrides);
        return copy;
    }

    void set(String key, String value) {
        overrides.put(key, value);
    }

    /** Sets values over those of the environment, and below what {@code --set} says. */
    void setBelowOptions(Map<String, String> values) {
        overrides.putAll(values);
        overrides.putAll(given.given());
    }

    /** Returns a sentence for each key of the file that looks like a misspelt setting. */
    List<String> warnings() {
        return given.warnings();
    }

    /** Returns a Camel that knows the settings and no routes, for what is said before there are any. */
    CamelContext reader() {
        return reader;
    }
}
