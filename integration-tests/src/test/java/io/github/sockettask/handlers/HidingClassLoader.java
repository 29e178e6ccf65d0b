package io.github.sockettask.handlers;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Loads our classes once more, as if some libraries were not on the class path.
 */
final class HidingClassLoader extends ClassLoader {

	private final List<String> hidden;

	HidingClassLoader(String... hidden) {
		super(HidingClassLoader.class.getClassLoader());
		this.hidden = List.of(hidden);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		synchronized (getClassLoadingLock(name)) {
			if (this.hidden.stream().anyMatch(name::startsWith)) {
				throw new ClassNotFoundException(name + " is hidden");
			}
			if (!name.startsWith("io.github.sockettask.")) {
				return super.loadClass(name, resolve);
			}
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream source = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (source == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = source.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

}
