package dev.parley.sandbox.media;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the newest media: without capacity the oldest are removed. */
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

    /** Finds the media of a service. */
    public Optional<MediaItem> find(String serviceSid, String sid) {
        return upload(serviceSid, sid).map(Upload::mediaItem);
    }

    Optional<Upload> upload(String owner, String sid) {
        return Optional.ofNullable(uploads.get(sid))
                .filter(upload -> upload.owner().equals(owner));
    }

    /** Returns the content of media of any owner; empty if removed. */
    public Optional<Buffer> content(MediaItem mediaItem) {
        return Optional.ofNullable(uploads.get(mediaItem.sid())).map(Upload::content);
    }

    /** Removes media, if they are this owner's. */
    public void remove(String owner, String sid) {
        upload(owner, sid).ifPresent(upload -> {
            uploads.remove(sid);
            taken -= upload.mediaItem().size();
        });
    }

    void add(Upload upload) {
        uploads.put(upload.mediaItem().sid(), upload);
        taken += upload.mediaItem().size();
        Iterator<Upload> oldestFirst = uploads.values().iterator();
        while (uploads.size() > 1 && (taken > maxBytes || uploads.size() > MAX_MEDIA)) {
            taken -= oldestFirst.next().mediaItem().size();
            oldestFirst.remove();
        }
    }

    public void clear() {
        uploads.clear();
        taken = 0;
    }

    /**
     * A media file with its content.
     *
     * @param owner the service, or for a text the account
     */
    record Upload(MediaItem mediaItem, String owner, String author, Instant created, Buffer content) {}
}
