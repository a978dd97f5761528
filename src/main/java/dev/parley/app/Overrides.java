package dev.parley.app;

import dev.parley.app.settings.Declarations;
import dev.parley.protocol.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What {@code --set} says for one run. */
final class Overrides {
    private Overrides() {}

    /**
     * Refuses what would be set for nobody: a key that is not declared and that the file does not have. Camel's own it checks itself.
     *
     * @throws StartFailure naming the key and the nearest known one, never the value: it may be a secret
     */
    static void check(Map<String, String> overrides, Path configuration) throws StartFailure {
        Set<String> known = keys(configuration);
        Declarations.all().forEach(setting -> known.add(setting.name()));
        for (String key : overrides.keySet()) {
            if (!known.contains(key) && !key.startsWith("camel.")) {
                throw new StartFailure("--set " + key + ": there is no such setting in " + configuration.getFileName()
                        + "." + NearestName.hint(key, known));
            }
        }
    }

    private static Set<String> keys(Path configuration) throws StartFailure {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(configuration)) {
            settings.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("Cannot read " + configuration + " (" + e.getMessage() + ").");
        }
        return new TreeSet<>(settings.stringPropertyNames());
    }
}
