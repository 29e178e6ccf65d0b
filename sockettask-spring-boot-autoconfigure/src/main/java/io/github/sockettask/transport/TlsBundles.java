package io.github.sockettask.transport;

import io.github.sockettask.ConnectSocketException;

/**
 * Where a transport gets SSL bundles.
 */
@FunctionalInterface
public interface TlsBundles {

	/**
	 * No bundles.
	 */
	TlsBundles NONE = (name) -> {
		throw new ConnectSocketException("There is no SSL bundle '" + name + "'");
	};

	/**
	 * Return a bundle as it is now. Called for each attempt.
	 * @param name the name of the bundle
	 * @return the bundle; the same object until it is reloaded
	 * @throws ConnectSocketException if there is no such bundle
	 */
	TlsBundle find(String name);

	/**
	 * Return what tasks without a bundle trust. Called once.
	 * @return what the JVM trusts
	 */
	default TlsBundle withoutName() {
		return TlsBundle.ofJvm();
	}

}
