package dev.parley.sandbox.rest;

import java.util.UUID;

/** Makes SIDs. */
public interface Sids {
    /** Returns a new SID with a prefix, such as {@code CH}. */
    String next(String prefix);

    static Sids random() {
        return prefix -> prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
