package dev.parley.sandbox.rest;

import java.time.Instant;

/**
 * What everything in the world has. The fields of such things are open and change in place: one event
 * loop owns them all, so nobody can see one half changed.
 */
public abstract class StoredResource {
    /** What an empty thing costs, in characters, its maps included. */
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
     * Reads {@code DateCreated} and {@code DateUpdated}, which a form may say instead of the real ones. An update is dated
     * by the sandbox whatever its form says: that is invented.
     */
    public final void date(Form form) {
        Instant newCreated = form.instant("DateCreated");
        Instant newUpdated = form.instant("DateUpdated");
        boolean isNew = updated.equals(created);
        created = newCreated == null ? created : newCreated;
        updated = newUpdated == null ? (isNew ? created : updated) : newUpdated;
    }

    /** Returns about how many characters it keeps. */
    public int estimatedSize() {
        return estimatedSize;
    }

    /** Returns about how many characters it keeps, with all that is in it. */
    public int estimatedTotalSize() {
        return estimatedSize();
    }

    /** Takes in a form: what it keeps is at most about its largest one. */
    public final void outgrow(Form form) {
        outgrow(form.estimatedSize());
    }

    /** Takes in so many characters. */
    public final void outgrow(int characters) {
        estimatedSize += growth(characters);
    }

    /** Returns by how much it would grow if it took in so many characters. */
    public final int growth(int characters) {
        return Math.max(0, BASE_SIZE + characters - estimatedSize);
    }
}
