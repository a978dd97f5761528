package dev.parley.reference;

import java.util.List;

/** A chapter of the reference: related resources in the order in which they are described. */
public record Chapter(String title, List<Resource> resources) {
    public Chapter {
        resources = List.copyOf(resources);
    }
}
