package dev.parley.app;

import dev.parley.authoring.routefile.RouteFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * Route files, read once and checked as far as that needs no Camel, so that what a {@link Pipeline} loads is what was checked.
 *
 * @param files the YAML of each, by the location that Camel names it by
 */
record RouteSet(List<Resource> files) {
    RouteSet {
        files = List.copyOf(files);
    }

    /**
     * Reads the routes of a folder.
     *
     * @param home the folder that mistakes name files from
     * @throws IllegalArgumentException naming the folder or the file, as {@link RouteFiles#check} says
     */
    static RouteSet read(Path folder, Path home) {
        List<Path> files = RouteFiles.in(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("routes.directory is " + folder
                    + ": expected a folder with files named *" + RouteFiles.EXTENSION + ".");
        }
        return read(files, home);
    }

    /** Reads some route files, as {@link #read(Path, Path)} reads all of a folder. */
    static RouteSet read(List<Path> files, Path home) {
        List<Resource> read = new ArrayList<>();
        for (Path file : files) {
            byte[] yaml = yaml(file, home);
            RouteFiles.check(file, new String(yaml, StandardCharsets.UTF_8), home);
            read.add(ResourceHelper.fromBytes("file:" + file, yaml));
        }
        return new RouteSet(read);
    }

    private static byte[] yaml(Path file, Path home) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    RouteFiles.shortened(file, home) + ": cannot be read (" + e + "). Let Parley read it.", e);
        }
    }
}
