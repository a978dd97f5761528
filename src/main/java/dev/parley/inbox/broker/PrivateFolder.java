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

/** Creates a folder that only this process' user can open: it will hold people's messages. */
final class PrivateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Creates the folder with mode 0700, or sets that mode on an existing one. Where that is not possible, because another
     * user owns the folder or the file system has no modes, it is logged.
     *
     *
     * @throws IOException if the folder does not exist and cannot be created
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
            LOG.debug("{} has the permissions of its parent folder", folder);
            return;
        }
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        if (before.equals(OWNER_ONLY)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        } catch (FileSystemException e) {
            LOG.debug("The permissions of {} cannot be changed: {}", folder, e.toString());
        }
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder);
        if (now.equals(OWNER_ONLY)) {
            LOG.info(
                    "{} was {} and is now rwx------: only Parley's own user may read what people wrote",
                    folder,
                    PosixFilePermissions.toString(before));
        } else {
            LOG.warn(
                    "{} is {}, so other users of this machine may read what people wrote. Make Parley's user its"
                            + " owner, or set inbox.directory to another folder.",
                    folder,
                    PosixFilePermissions.toString(now));
        }
    }
}
