package dev.parley.sandbox.rest;

import java.time.Instant;

/**
 * The properties of every stored resource. Fields of resources are public and change in place: one event loop owns them
 * all, so no change is seen half done.
 */
public abstract class StoredResource {
    /** The size of an empty resource in characters, its maps included. */
    private static final int BASE_SIZE = 1024;

    public final String sid;
    public Instant created;
    public Instant updated;
    private int estimatedSize = BASE_SIZE;

    public StoredResource(String sid, Instant created) {
        this.sid = sid;
        this.created = created;
        this.updated = created;
    }

    /**
     * Reads {@code DateCreated} and {@code DateUpdated}, which a form may set. That an update is dated by the sandbox
     * whatever its form says is invented.
     */
    public final void date(Form form) {
        Instant newCreated = form.instant("DateCreated");
        Instant newUpdated = form.instant("DateUpdated");
        boolean isNew = updated.equals(created);
        created = newCreated == null ? created : newCreated;
        updated = newUpdated == null ? (isNew ? created : updated) : newUpdated;
    }

    /** Returns about how many characters it has. */
    public int estimatedSize() {
        return estimatedSize;
    }

    /** Returns about how many characters it has, with all resources in it. */
    public int estimatedTotalSize() {
        return estimatedSize();
    }

    /** Grows to the size of a form: a resource is at most about as large as its largest form. */
    public final void outgrow(Form form) {
        outgrow(form.estimatedSize());
    }

    /** Grows to a number of characters. */
    public final void outgrow(int characters) {
        estimatedSize += growth(characters);
    }

    /** Returns by how much it would grow for a number of characters. */
    public final int growth(int characters) {
        return Math.max(0, BASE_SIZE + characters - estimatedSize);
    }
}
