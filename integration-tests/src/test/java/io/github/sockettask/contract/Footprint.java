package io.github.sockettask.contract;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What this JVM holds.
 *
 * @param threads live threads
 * @param files open file descriptors, 0 where the system does not tell
 * @param timers calls that are due some time
 * @param heap bytes that are used after a collection of the garbage
 */
public record Footprint(int threads, long files, int timers, long heap) {

	/**
	 * Look at what there is now.
	 * @param timer the timer of what is tested
	 * @return the footprint
	 */
	public static Footprint take(CountingTimer timer) {
		return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), openFiles(), timer.scheduled(),
				usedHeap());
	}

	/**
	 * Return how many files there may be.
	 * @return the number, large where the system does not tell
	 */
	public static long mostFiles() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getMaxFileDescriptorCount() : Integer.MAX_VALUE;
	}

	/**
	 * Return how many files are open.
	 * @return the number of file descriptors, 0 where the system does not tell
	 */
	public static long openFiles() {
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

	/**
	 * Tell what has changed.
	 * @param after a later footprint
	 * @return a text for people
	 */
	public String changeTo(Footprint after) {
		return String.format(Locale.ROOT,
				"threads %d -> %d, open files %d -> %d, timers %d -> %d, heap %.2f -> %.2f MB", this.threads,
				after.threads, this.files, after.files, this.timers, after.timers, this.heap / 1e6, after.heap / 1e6);
	}

}
