package dev.parley.inbox.broker;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that only the user of this process enters: what lies in it says what people wrote. */
final class PrivateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Makes it with mode 0700, and narrows one that is there and wider. Where that is not possible, for the folder belongs to
     * somebody else, or its file system has no modes, a warning says so.
     *
     * @throws IOException where there is no such folder and none can be made
     */
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                Files.createDirectories(parent);
            }
            if (hasModes(folder)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(folder);
            }
        }
        narrow(folder);
    }

    private static boolean hasModes(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void narrow(Path folder) throws IOException {
        if (!hasModes(folder)) {
            LOG.debug("{} has the permissions of the folder that it lies in", folder);
            return;
        }
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        if (before.equals(OWNER_ONLY)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        } catch (FileSystemException e) {
            LOG.debug("{} cannot be narrowed: {}", folder, e.toString());
        }
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder);
        if (now.equals(OWNER_ONLY)) {
            LOG.info(
                    "{} was {} and is rwx------ now: what people wrote is for Parley's own user to read",
                    folder,
                    PosixFilePermissions.toString(before));
        } else {
            LOG.warn(
                    "{} is {}, so other users of this machine may read what people wrote. Make the user that Parley runs as its"
                            + " owner, or set inbox.directory to another folder.",
                    folder,
                    PosixFilePermissions.toString(now));
        }
    }
}
