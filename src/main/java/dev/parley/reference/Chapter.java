package dev.parley.reference;

import java.util.List;

/** Resources that belong together, in the order in which one reads about them. */
public record Chapter(String title, List<Resource> resources) {
    public Chapter {
        resources = List.copyOf(resources);
    }
}
