package dev.parley.app;

import dev.parley.app.settings.Declarations;
import dev.parley.protocol.NearestName;
import dev.parley.setting.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * What goes over a file of settings: {@code --set}, and below it an environment variable of a setting's name in capitals.
 *
 * @param given by {@code --set}, for one run
 * @param inFile the keys of the file, users' own among them
 */
record Overrides(Map<String, String> given, Set<String> inFile) {
    private static final Set<String> DECLARED =
            Declarations.all().stream().map(Setting::name).collect(Collectors.toUnmodifiableSet());

    /** Two letters that changed places are two edits. */
    private static final LevenshteinDistance MISSPELT = new LevenshteinDistance(2);

    /**
     * Reads the keys of the file, and refuses a key that is neither declared nor in the file.
     * Camel's own it checks itself.
     *
     * @throws StartFailure naming the key and the nearest known one, never the value: it may be a secret
     */
    static Overrides of(Map<String, String> given, Path configuration) throws StartFailure {
        Overrides overrides = new Overrides(Map.copyOf(given), keys(configuration));
        Set<String> known = overrides.known();
        for (String key : given.keySet()) {
            if (!known.contains(key) && !key.startsWith("camel.")) {
                throw new StartFailure("--set " + key + ": there is no such setting in " + configuration.getFileName()
                        + "." + NearestName.hint(key, known));
            }
        }
        return overrides;
    }

    private static Set<String> keys(Path configuration) throws StartFailure {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(configuration)) {
            settings.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("Cannot read " + configuration + " (" + e.getMessage() + ").");
        }
        return settings.stringPropertyNames();
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(DECLARED);
        known.addAll(inFile);
        return known;
    }

    /**
     * Returns the value of each key that the file does not decide: routes and Camel, too, find a default where a user's file
     * lacks a setting.
     *
     * @param environment all variables; a blank one sets nothing
     */
    Properties properties(Map<String, String> environment) {
        Properties properties = new Properties();
        Declarations.all().stream()
                .filter(setting -> !inFile.contains(setting.name()))
                .forEach(setting -> properties.setProperty(setting.name(), setting.line()));
        for (String key : known()) {
            String value = environment.getOrDefault(variable(key), "");
            if (!value.isBlank()) {
                properties.setProperty(key, value);
            }
        }
        properties.putAll(given);
        return properties;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Lets Camel put overrides before everything else. */
    static void takePrecedence(CamelContext context) {
        // Java's own way would read ä as two letters.
        context.getPropertiesComponent().setEncoding("UTF-8");
        // Otherwise Camel would put the environment over --set.
        ((PropertiesComponent) context.getPropertiesComponent())
                .setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
    }

    /**
     * Returns a sentence for each key of the file that looks like a misspelt setting of Parley. Users' own settings, for
     * routes of their own, may begin with the same word.
     */
    List<String> warnings() {
        Set<String> prefixes = DECLARED.stream().map(Overrides::prefix).collect(Collectors.toSet());
        prefixes.remove("camel");
        return inFile.stream()
                .filter(key -> !DECLARED.contains(key) && prefixes.contains(prefix(key)))
                .flatMap(key -> NearestName.to(key, DECLARED)
                        .filter(near -> MISSPELT.apply(key, near) >= 0)
                        .map(near -> "The settings have \"" + key + "\", which Parley does not read. Did you mean \""
                                + near + "\"?")
                        .stream())
                .sorted()
                .toList();
    }

    private static String prefix(String key) {
        return key.replaceFirst("\\..*", "");
    }
}
