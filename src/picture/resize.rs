//! Smaller pictures: each point is the mean of those that it stands for, as much of each as it covers. Only whole numbers,
//! so that it comes out alike everywhere.

use super::points::Raw;

/// What a byte becomes while means are taken. Colours are weighed by how opaque they are: nobody sees those of clear points.
const SCALE: u64 = 255;

/// The same picture with `width` times `height` points, neither more than it has.
pub(super) fn resize(raw: &Raw, width: usize, height: usize) -> Raw {
    let bytes = match raw.channels {
        1 => shrink::<1>(raw, width, height),
        2 => shrink::<2>(raw, width, height),
        3 => shrink::<3>(raw, width, height),
        _ => shrink::<4>(raw, width, height),
    };
    Raw { width, height, channels: raw.channels, bytes, profile: raw.profile.clone() }
}

/// Whether the last of so many channels says how opaque a point is.
fn has_opacity(channels: usize) -> bool {
    channels.is_multiple_of(2)
}

/// Where a new point takes from: of each old one, which new one it goes to, and how much of it.
struct Share {
    to: usize,
    weight: u64,
    /// Whether the new one is complete.
    ends: bool,
}

/// How `old` points are shared among `new` ones: each old one is `new` long, each new one `old`.
fn shares(at: usize, old: usize, new: usize) -> impl Iterator<Item = Share> {
    let (mut from, end) = (at * new, (at + 1) * new);
    std::iter::from_fn(move || {
        let to = from / old;
        let stop = end.min((to + 1) * old);
        let share = Share { to, weight: (stop - from) as u64, ends: stop == (to + 1) * old };
        (std::mem::replace(&mut from, stop) < end).then_some(share)
    })
}

fn shrink<const N: usize>(raw: &Raw, width: usize, height: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(width * height * N);
    let mut row = vec![[0; N]; width];
    let mut sums = vec![[0_u64; N]; width];
    for (y, bytes) in raw.bytes.chunks_exact(raw.width * N).enumerate() {
        shrink_row(bytes, raw.width, &mut row);
        for share in shares(y, raw.height, height) {
            for (sum, point) in sums.iter_mut().zip(&row) {
                (0..N).for_each(|channel| sum[channel] += share.weight * point[channel]);
            }
            if share.ends {
                sums.iter_mut()
                    .for_each(|sum| push_point(std::mem::replace(sum, [0; N]), raw.height, &mut out));
            }
        }
    }
    out
}

/// The means of one row, scaled.
fn shrink_row<const N: usize>(bytes: &[u8], old: usize, row: &mut [[u64; N]]) {
    let new = row.len();
    let mut sum = [0; N];
    for (x, point) in bytes.chunks_exact(N).enumerate() {
        let opacity = if has_opacity(N) { u64::from(point[N - 1]) } else { SCALE };
        for share in shares(x, old, new) {
            for channel in 0..N {
                let is_opacity = has_opacity(N) && channel == N - 1;
                let scale = if is_opacity { SCALE } else { opacity };
                sum[channel] += share.weight * scale * u64::from(point[channel]);
            }
            if share.ends {
                row[share.to] = sum.map(|sum| divided(sum, old as u64));
                sum = [0; N];
            }
        }
    }
}

/// Turns the sums over a column back into a point.
fn push_point<const N: usize>(sums: [u64; N], old: usize, out: &mut Vec<u8>) {
    let means = sums.map(|sum| divided(sum, old as u64));
    let opacity = if has_opacity(N) { means[N - 1] } else { SCALE * SCALE };
    for (channel, mean) in means.into_iter().enumerate() {
        let is_opacity = has_opacity(N) && channel == N - 1;
        let value = match opacity {
            _ if is_opacity => divided(mean, SCALE),
            0 => 0,
            opacity => divided(mean * SCALE, opacity),
        };
        out.push(u8::try_from(value).unwrap_or(u8::MAX));
    }
}

fn divided(sum: u64, by: u64) -> u64 {
    (sum + by / 2) / by
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raw(width: usize, channels: usize, bytes: &[u8]) -> Raw {
        let height = bytes.len() / width / channels;
        Raw { width, height, channels, bytes: bytes.to_vec(), profile: None }
    }

    #[test]
    fn a_point_is_the_mean_of_those_it_stands_for() {
        let four = raw(4, 1, &[0, 100, 10, 20, 100, 200, 30, 40]);
        assert_eq!(resize(&four, 2, 1).bytes, [100, 25]);
        assert_eq!(resize(&four, 1, 1).bytes, [63]);
        assert_eq!(resize(&raw(3, 1, &[0, 90, 240]), 2, 1).bytes, [30, 190], "the middle goes to both");
    }

    #[test]
    fn clear_points_lend_no_colour() {
        let edge = raw(2, 4, &[200, 100, 0, 255, 0, 0, 0, 0]);
        assert_eq!(resize(&edge, 1, 1).bytes, [200, 100, 0, 128]);
        assert_eq!(resize(&raw(2, 2, &[7, 0, 9, 0]), 1, 1).bytes, [0, 0]);
    }

    proptest! {
        #[test]
        fn nothing_gets_brighter_or_darker_than_it_was(
            width in 1..20_usize, height in 1..20_usize, channels in 1..5_usize, seed: u64,
            to in any::<[prop::sample::Index; 2]>(),
        ) {
            let mut state = seed | 1;
            let mut next = || { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state as u8 };
            let mut bytes: Vec<u8> = (0..width * height * channels).map(|_| next()).collect();
            if has_opacity(channels) {
                bytes.chunks_exact_mut(channels).for_each(|point| point[channels - 1] |= 128);
            }
            let old = raw(width, channels, &bytes);
            let new = resize(&old, 1 + to[0].index(width), 1 + to[1].index(height));
            prop_assert_eq!(new.bytes.len(), new.width * new.height * channels);
            for channel in 0..channels {
                let range = |raw: &Raw| {
                    let values = raw.bytes.iter().skip(channel).step_by(channels);
                    (values.clone().min().copied().unwrap(), values.max().copied().unwrap())
                };
                let ((low, high), (new_low, new_high)) = (range(&old), range(&new));
                // Rounding twice may be off by one.
                prop_assert!(new_low >= low.saturating_sub(1) && new_high <= high.saturating_add(1));
            }
            prop_assert_eq!(&resize(&old, width, height).bytes.len(), &old.bytes.len());
        }

        #[test]
        fn as_many_points_as_before_are_the_same_points(bytes in prop::collection::vec(any::<u8>(), 12)) {
            let old = raw(2, 3, &bytes);
            prop_assert_eq!(&resize(&old, 2, 2), &old);
        }
    }
}
