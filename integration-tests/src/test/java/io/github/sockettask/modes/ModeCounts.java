package io.github.sockettask.modes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many tests ran in a mode. The counts of each class are in a file, since the build
 * may use several JVMs.
 *
 * @param suite the suite of the class
 * @param mode the mode
 * @param tests the number of tests
 */
record ModeCounts(String suite, String mode, int tests) {

	private static final Path FOLDER = Path.of("target/modes");

	static void add(Class<?> type, Mode mode, int tests) {
		try {
			Files.createDirectories(FOLDER);
			Files.writeString(FOLDER.resolve(type.getSimpleName() + ", " + mode),
					suite(type) + ";" + mode + ";" + tests);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String suite(Class<?> type) {
		String folder = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
		return switch (folder) {
			case "golden" -> "golden traces";
			case "interleaving" -> type.getSimpleName().equals("CrossingTests") ? "crossing" : "model";
			default -> folder;
		};
	}

	static List<ModeCounts> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map(ModeCounts::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ModeCounts read(Path file) {
		try {
			String[] fields = Files.readString(file).split(";");
			return new ModeCounts(fields[0], fields[1], Integer.parseInt(fields[2]));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
