package io.github.sockettask.faults;

import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What this JVM holds.
 *
 * @param threads live threads
 * @param files open file descriptors, 0 where the system does not tell
 * @param heap bytes that are used after a collection of the garbage
 */
record Footprint(int threads, long files, long heap) {

	static Footprint take() {
		return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), openFiles(), usedHeap());
	}

	/**
	 * Return how many files there may be.
	 * @return the number, large where the system does not tell
	 */
	static long mostFiles() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getMaxFileDescriptorCount() : Integer.MAX_VALUE;
	}

	static long openFiles() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getOpenFileDescriptorCount() : 0;
	}

	private static long usedHeap() {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return least;
	}

}
