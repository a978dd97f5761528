package dev.parley.sandbox;

import java.time.Instant;

/**
 * What everything in the world has. The fields of the things below are open to the package and change in place: one event
 * loop owns them all, so nobody can see one half changed.
 */
abstract class Stored {
    /** What an empty thing costs, in characters, its maps included. */
    private static final int BASE_WEIGHT = 1024;

    final String sid;
    Instant created;
    Instant updated;
    private int weight = BASE_WEIGHT;

    Stored(String sid, Instant created) {
        this.sid = sid;
        this.created = created;
        this.updated = created;
    }

    /**
     * Reads {@code DateCreated} and {@code DateUpdated}, which a form may say instead of the real ones. An update is dated
     * by the sandbox whatever its form says: that is invented.
     */
    final void date(Form form) {
        Instant newCreated = form.instant("DateCreated");
        Instant newUpdated = form.instant("DateUpdated");
        boolean isNew = updated.equals(created);
        created = newCreated == null ? created : newCreated;
        updated = newUpdated == null ? (isNew ? created : updated) : newUpdated;
    }

    /** Returns about how many characters it keeps. */
    int weight() {
        return weight;
    }

    /** Returns about how many characters it keeps, with all that is in it. */
    int wholeWeight() {
        return weight();
    }

    /** Takes in a form: what it keeps is at most about its largest one. Returns by how much it grew. */
    int outgrow(Form form) {
        return outgrow(form.weight());
    }

    /** Takes in so many characters. Returns by how much it grew. */
    final int outgrow(int characters) {
        int before = weight;
        weight = Math.max(weight, BASE_WEIGHT + characters);
        return weight - before;
    }
}
