package dev.parley.protocol.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The requests that one server has refused, counted by reason and logged. */
public final class Refusals {
    private final String server;
    private final RefusalLog log;
    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

    /** @param server its name in the log and in metrics */
    public Refusals(String server, RefusalLog log) {
        this.server = server;
        this.log = log;
        for (Reason reason : Reason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Returns the server's name. */
    public String server() {
        return server;
    }

    /** Counts a refusal and logs it. */
    public void refused(Reason reason, Object address) {
        refused(reason, address, "");
    }

    /**
     * Counts a refusal and logs it.
     *
     * @param detail what the operator can do about it, or what exactly was wrong: a sentence, or empty
     */
    public void refused(Reason reason, Object address, String detail) {
        of(reason).increment();
        String kind = "[" + server + "] " + reason.sentence();
        log.refused(
                kind, address, () -> kind + ". It came from " + address + "." + (detail.isEmpty() ? "" : " ") + detail);
    }

    /** Returns how many were refused for that reason. */
    public long count(Reason reason) {
        return of(reason).sum();
    }

    private LongAdder of(Reason reason) {
        return Objects.requireNonNull(counts.get(reason), "every reason has a counter");
    }
}
