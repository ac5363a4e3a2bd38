//! The cache as bytes: a name, a checksum of all that follows, the program that wrote it, and then the cache itself, with
//! numbers in little endian and lengths before what they are the length of.

use super::Cache;
use super::whole::{Seen, Whole};
use crate::write::{Output, Print, Trace};
use xxhash_rust::xxh3::xxh3_128;

/// The first bytes; the number changes when the rest does.
const NAME: &[u8; 16] = b"syllabus cache 1";
/// Where what the checksum covers begins.
const COVERED: usize = NAME.len() + size_of::<u128>();

/// Bits that say what is known of an output.
const TRACED: u8 = 1;
const MADE_FROM: u8 = 2;

pub(super) fn encode(cache: &Cache, program: u128) -> Vec<u8> {
    let size = cache.outputs.len() * 128 + cache.whole.as_ref().map_or(0, |whole| whole.files.len() * 24);
    let mut to = Vec::with_capacity(COVERED + 64 + size);
    to.extend_from_slice(NAME);
    to.extend_from_slice(&[0; size_of::<u128>()]);
    to.extend_from_slice(&program.to_le_bytes());
    encode_whole(&mut to, cache.whole.as_ref());
    to.extend_from_slice(&(cache.outputs.len() as u64).to_le_bytes());
    for (output, made_from) in cache.outputs.iter().zip(&cache.made_from) {
        encode_output(&mut to, output, *made_from);
    }
    let checksum = xxh3_128(&to[COVERED..]);
    to[NAME.len()..COVERED].copy_from_slice(&checksum.to_le_bytes());
    to
}

fn encode_whole(to: &mut Vec<u8>, whole: Option<&Whole>) {
    to.push(whole.is_some().into());
    let Some(Whole { asked, pages, files }) = whole else { return };
    to.extend_from_slice(&asked.to_le_bytes());
    to.extend_from_slice(&pages.to_le_bytes());
    to.extend_from_slice(&(files.len() as u64).to_le_bytes());
    for seen in files {
        to.extend_from_slice([seen.id, seen.stamp, seen.fingerprint].map(u64::to_le_bytes).as_flattened());
    }
}

fn encode_output(to: &mut Vec<u8>, output: &Output, made_from: Option<u128>) {
    to.extend_from_slice(&(output.path.len() as u64).to_le_bytes());
    to.extend_from_slice(output.path.as_bytes());
    to.extend_from_slice(&output.print.hash.to_le_bytes());
    to.extend_from_slice(&output.print.length.to_le_bytes());
    let flag = |is_known, bit| if is_known { bit } else { 0 };
    to.push(flag(output.trace.is_some(), TRACED) | flag(made_from.is_some(), MADE_FROM));
    if let Some(Trace { hash, changed }) = output.trace {
        to.extend_from_slice([hash, changed].map(u64::to_le_bytes).as_flattened());
    }
    if let Some(made_from) = made_from {
        to.extend_from_slice(&made_from.to_le_bytes());
    }
}

/// The cache, if that is what the bytes are, to the last bit, and if `program` wrote it.
pub(super) fn decode(bytes: &[u8], program: u128) -> Option<Cache> {
    let mut from = Bytes(bytes);
    if &from.take::<16>()? != NAME || from.u128()? != xxh3_128(from.0) || from.u128()? != program {
        return None;
    }
    decode_body(&mut from).filter(|_| from.0.is_empty())
}

fn decode_body(from: &mut Bytes<'_>) -> Option<Cache> {
    let whole = match from.u8()? {
        0 => None,
        1 => Some(decode_whole(from)?),
        _ => return None,
    };
    let mut cache = Cache { whole, ..Cache::default() };
    for _ in 0..from.u64()? {
        let (output, made_from) = decode_output(from)?;
        if cache.outputs.last().is_some_and(|last| last.path >= output.path) {
            return None;
        }
        cache.outputs.push(output);
        cache.made_from.push(made_from);
    }
    Some(cache)
}

fn decode_whole(from: &mut Bytes<'_>) -> Option<Whole> {
    let (asked, pages) = (from.u128()?, from.u64()?);
    let mut files = Vec::new();
    for _ in 0..from.u64()? {
        files.push(Seen { id: from.u64()?, stamp: from.u64()?, fingerprint: from.u64()? });
    }
    Some(Whole { asked, pages, files })
}

fn decode_output(from: &mut Bytes<'_>) -> Option<(Output, Option<u128>)> {
    let path = from.text()?.to_owned();
    let print = Print { hash: from.u128()?, length: from.u64()? };
    let known = from.u8()?;
    if known > TRACED | MADE_FROM {
        return None;
    }
    let trace = match known & TRACED {
        0 => None,
        _ => Some(Trace { hash: from.u64()?, changed: from.u64()? }),
    };
    let made_from = match known & MADE_FROM {
        0 => None,
        _ => Some(from.u128()?),
    };
    Some((Output { path, print, trace }, made_from))
}

/// Bytes that are still to be read. Nothing is made room for before it is seen to be there, so no length that is a lie costs
/// anything.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take().map(u8::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn u128(&mut self) -> Option<u128> {
        self.take().map(u128::from_le_bytes)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.u64()?).ok()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(taken).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn caches() -> impl Strategy<Value = Cache> {
        let seen = any::<[u64; 3]>().prop_map(|[id, stamp, fingerprint]| Seen { id, stamp, fingerprint });
        let whole = (any::<u128>(), any::<u64>(), prop::collection::vec(seen, 0..5))
            .prop_map(|(asked, pages, files)| Whole { asked, pages, files });
        let known = (any::<u128>(), any::<u64>(), any::<Option<[u64; 2]>>(), any::<Option<u128>>());
        let outputs = prop::collection::btree_map("[a-zé/]{0,9}", known, 0..5);
        (prop::option::of(whole), outputs).prop_map(|(whole, known)| {
            let mut cache = Cache { whole, ..Cache::default() };
            for (path, (hash, length, trace, made_from)) in known {
                let print = Print { hash, length };
                let trace = trace.map(|[hash, changed]| Trace { hash, changed });
                cache.outputs.push(Output { path, print, trace });
                cache.made_from.push(made_from);
            }
            cache
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn what_was_written_is_read_by_the_same_program_only(cache in caches(), program: u128) {
            let bytes = encode(&cache, program);
            prop_assert_eq!(decode(&bytes, program.wrapping_add(1)), None);
            prop_assert_eq!(decode(&bytes, program), Some(cache));
        }

        #[test]
        fn any_damage_is_noticed(cache in caches(), at: prop::sample::Index, bit in 0..8, more: Vec<u8>) {
            let bytes = encode(&cache, 7);
            let mut flipped = bytes.clone();
            flipped[at.index(bytes.len())] ^= 1_u8 << bit;
            prop_assert_eq!(decode(&flipped, 7), None);
            prop_assert_eq!(decode(&bytes[..at.index(bytes.len())], 7), None);
            let longer = [&bytes[..], &more[..], &[0]].concat();
            prop_assert_eq!(decode(&longer, 7), None);
            prop_assert_eq!(decode(&more, 7), None);
        }

        /// As if the checksum were right: damage that nobody noticed, or a file that somebody made up.
        #[test]
        fn what_is_no_cache_is_refused_even_without_its_checksum(
            cache in caches(),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            length: prop::sample::Index,
        ) {
            let mut bytes = encode(&cache, 7)[COVERED + 16..].to_vec();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(length.index(bytes.len() + 1));
            if let Some(cache) = decode_body(&mut Bytes(&bytes)) {
                prop_assert!(cache.outputs.is_sorted_by(|a, b| a.path < b.path));
                prop_assert_eq!(cache.outputs.len(), cache.made_from.len());
            }
        }
    }

    #[test]
    fn a_length_that_is_a_lie_costs_nothing() {
        let mut body = vec![0];
        body.extend_from_slice(&u64::MAX.to_le_bytes());
        assert_eq!(decode_body(&mut Bytes(&body)), None);
        // One output whose path is said to be longer than any memory.
        let mut body = vec![0];
        body.extend_from_slice([1, u64::MAX].map(u64::to_le_bytes).as_flattened());
        body.extend_from_slice(&[b'a'; 99]);
        assert_eq!(decode_body(&mut Bytes(&body)), None);
    }
}
