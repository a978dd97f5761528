package dev.parley.sandbox.media;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was sent, the newest of it: where there is no room the oldest make some. */
public final class MediaStore {
    private static final int SHARE_OF_HEAP = 8;
    private static final int MAX_MEDIA = 10_000;

    private final long maxBytes;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private long taken;

    MediaStore(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns a store in proportion to the heap. */
    public static MediaStore inHeap() {
        return new MediaStore(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Finds a medium of a service. */
    public Optional<Medium> find(String serviceSid, String sid) {
        return upload(serviceSid, sid).map(Upload::medium);
    }

    Optional<Upload> upload(String serviceSid, String sid) {
        return Optional.ofNullable(uploads.get(sid))
                .filter(upload -> upload.serviceSid().equals(serviceSid));
    }

    /** Keeps what did not come by the {@link MediaServer}. */
    public void keep(Medium medium, String serviceSid, String author, Instant now, Buffer content) {
        add(new Upload(medium, serviceSid, author, now, content));
    }

    void add(Upload upload) {
        uploads.put(upload.medium().sid(), upload);
        taken += upload.medium().size();
        Iterator<Upload> oldestFirst = uploads.values().iterator();
        while (uploads.size() > 1 && (taken > maxBytes || uploads.size() > MAX_MEDIA)) {
            taken -= oldestFirst.next().medium().size();
            oldestFirst.remove();
        }
    }

    public void clear() {
        uploads.clear();
        taken = 0;
    }

    /** A medium, with what is in it. */
    record Upload(Medium medium, String serviceSid, String author, Instant created, Buffer content) {}
}
